using System.CommandLine;
using Evidence.Answers;
using Evidence.Cli.Output;
using Evidence.Hosting.Services;

namespace Evidence.Cli.Commands;

/// <summary><c>evidence demo</c>: the whole product on the samples, in a folder of its own.</summary>
internal static class DemoCommand
{
    /// <summary>The samples' fixed date, so that the same demo gives the same bytes.</summary>
    private static readonly DateTimeOffset _asOf = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] _releases = ["checkout-ranker-2.4.0", "help-assistant-1.2.0", "help-assistant-1.3.0"];

    public static Command Create(CommandConsole console)
    {
        var output = new Option<DirectoryInfo>("--out", "-o")
        {
            Description = "Folder for what it makes; default: demo-out",
            HelpName = "DIR",
            DefaultValueFactory = _ => new DirectoryInfo("demo-out"),
        };
        var command = new Command("demo", "Runs everything once on the samples: three releases to packs, two questionnaires filled. Needs nothing else.") { output };
        command.SetAction((parsed, stop) => RunAsync(console, parsed.GetRequiredValue(output), stop));
        return command.WithExamples("evidence demo", "evidence demo --out out");
    }

    private static async Task<int> RunAsync(CommandConsole console, DirectoryInfo output, CancellationToken cancellationToken)
    {
        var workspace = CopySamples(output);
        console.WriteLine($"The samples are in {workspace.FullName}; as of {_asOf:yyyy-MM-dd}.");
        foreach (var release in _releases)
        {
            console.WriteLine("");
            await PackBuildCommand.RunAsync(console, workspace, new PackAsk(release, _asOf, "demo", AwaitDecision: false), output, "table", cancellationToken);
            await PackVerifyCommand.RunAsync(console, new FileInfo(Path.Combine(output.FullName, release + ".zip")), key: null, authority: null, "table", cancellationToken);
        }

        await FillAsync(console, workspace, output, "customer-questionnaire.docx", "checkout-ranker", cancellationToken);
        await FillAsync(console, workspace, output, "customer-questionnaire.xlsx", "help-assistant", cancellationToken);
        console.WriteLine("");
        console.WriteLine($"Done. Open {Path.Combine(output.FullName, _releases[0] + ".docx")} and {Path.Combine(output.FullName, "customer-questionnaire.docx")}.");
        return ExitStatus.Done;
    }

    private static async Task FillAsync(CommandConsole console, DirectoryInfo workspace, DirectoryInfo output, string name, string product, CancellationToken cancellationToken)
    {
        console.WriteLine("");
        await QuestionnaireDraftCommand.RunAsync(
            console,
            workspace,
            Path.Combine(workspace.FullName, "questionnaires", name),
            new QuestionnaireAsk(name, DisclosureLevel.Nda, product, AsOf: _asOf, RequestedBy: "demo"),
            new FileInfo(Path.Combine(output.FullName, name)),
            new FileInfo(Path.Combine(output.FullName, Path.ChangeExtension(name, null) + $".{Path.GetExtension(name)[1..]}.report.json")),
            cancellationToken);
    }

    // The demo works on a copy: the samples stay as they are, and each run begins with an empty store.
    private static DirectoryInfo CopySamples(DirectoryInfo output)
    {
        var samples = Path.Combine(AppContext.BaseDirectory, "samples");
        var target = Path.Combine(output.FullName, "workspace");
        if (Directory.Exists(Path.Combine(target, ".evidence")))
        {
            Directory.Delete(Path.Combine(target, ".evidence"), recursive: true);
        }

        foreach (var file in Directory.EnumerateFiles(samples, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(samples, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }

        return new DirectoryInfo(target);
    }
}
