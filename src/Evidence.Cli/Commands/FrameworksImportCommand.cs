using System.CommandLine;
using Evidence.Cli.Frameworks;
using Evidence.Cli.Output;
using Evidence.Controls;
using Evidence.Ports;

namespace Evidence.Cli.Commands;

/// <summary><c>evidence frameworks import</c>: official texts, for reading on this machine.</summary>
internal static class FrameworksImportCommand
{
    private static readonly string[] _free = ["NIST", "National Institute", "European Union"];

    public static Command Create(CommandConsole console)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "CSV or Excel (.xlsx) with the columns 'id' and 'text', or JSON {\"framework\": ..., \"texts\": {id: text}}" };
        var framework = new Option<string?>("--framework") { Description = "Id of the framework, where the file does not name it", HelpName = "F" };
        var command = new Command("import", "Takes official texts of controls from a file, to be shown by 'frameworks show' on this machine alone.") { file, framework };
        command.SetAction(async (parsed, stop) =>
        {
            await using var host = CommandHost.Open(parsed.GetRequiredValue(CommonOptions.Workspace));
            return await RunAsync(console, host.Get<IWorkspaceSource>().Load(), parsed.GetRequiredValue(file), parsed.GetValue(framework), stop);
        });
        return command.WithExamples("evidence frameworks import iso-42001-texts.csv --framework iso-42001");
    }

    private static async Task<int> RunAsync(CommandConsole console, Workspaces.WorkspaceContent workspace, FileInfo file, string? id, CancellationToken cancellationToken)
    {
        var (named, digest, texts) = await TextFile.ReadAsync(file, cancellationToken);
        var framework = FrameworksCommand.Find(workspace, id ?? named ?? throw new EvidenceException(FaultCode.Usage, $"'{file}' does not name its framework; say it with --framework."));
        var unknown = texts.Keys.Where(key => framework.Controls.All(control => control.Id != key)).ToList();
        unknown.ForEach(key => texts.Remove(key));
        if (texts.Count == 0)
        {
            throw new EvidenceException(FaultCode.Usage, $"No id of '{file}' is a control of '{framework.Id}' (the first is '{unknown[0]}'); 'evidence frameworks show {framework.Id}' lists them.");
        }

        var path = new FrameworkTextFolder(workspace).Keep(new FrameworkTexts(framework.Id, file.Name, digest, texts));
        console.WriteLine($"{framework.Id}: {texts.Count} of {framework.Controls.Count} controls have their text now, in {path}");
        Warn(console, framework);
        if (unknown.Count > 0)
        {
            console.WriteLine($"Left out, as they are no controls of '{framework.Id}': {string.Join(", ", unknown.Take(20))}{(unknown.Count > 20 ? $" and {unknown.Count - 20} more" : "")}.");
        }

        return unknown.Count == 0 ? ExitStatus.Done : ExitStatus.Partial;
    }

    private static void Warn(CommandConsole console, Framework framework)
    {
        if (!_free.Any(publisher => framework.Publisher.Contains(publisher, StringComparison.OrdinalIgnoreCase)))
        {
            console.Error.WriteLine(
                $"evidence: texts of {framework.Publisher} are protected by copyright. This copy is for you under your licence; it stays out of packs, answers and git. Do not pass the folder on.");
        }
    }
}
