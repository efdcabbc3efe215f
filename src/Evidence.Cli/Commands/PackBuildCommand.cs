using System.CommandLine;
using Evidence.Cli.Output;
using Evidence.Gates;
using Evidence.Hosting.Services;
using Evidence.Packs;
using Evidence.Workflows;

namespace Evidence.Cli.Commands;

/// <summary><c>evidence pack build</c>.</summary>
internal static class PackBuildCommand
{
    public static Command Create(CommandConsole console)
    {
        var release = CommonOptions.Release();
        var output = CommonOptions.OutFolder("Folder for <release>.zip, .docx, .intoto.jsonl and, where evidence.yaml asks for a timestamp, .intoto.jsonl.tst");
        var asOf = CommonOptions.AsOf();
        var by = new Option<string>("--as") { Description = "Who asks for the pack; they may not decide on it. Default: the signed-in user", HelpName = "NAME", DefaultValueFactory = _ => Environment.UserName };
        var format = CommonOptions.Format("table", "json");
        var command = new Command("build", "Collects, judges and assembles the launch evidence pack of a release. A build that was interrupted is taken up where it was.") { release, output, asOf, by, format };
        command.SetAction((parsed, stop) => RunAsync(
            console,
            parsed.GetRequiredValue(CommonOptions.Workspace),
            new PackAsk(parsed.GetRequiredValue(release), parsed.GetValue(asOf), parsed.GetRequiredValue(by), AwaitDecision: false),
            parsed.GetRequiredValue(output),
            parsed.GetRequiredValue(format),
            stop));
        return command.WithExamples(
            "evidence pack build --release checkout-ranker-2.4.0 --out packs",
            "evidence pack build --release checkout-ranker-2.4.0 --as-of 2026-11-01 --out packs");
    }

    /// <summary>Builds a pack and writes its files.</summary>
    public static async Task<int> RunAsync(CommandConsole console, DirectoryInfo folder, PackAsk ask, DirectoryInfo output, string format, CancellationToken cancellationToken)
    {
        await using var host = CommandHost.Open(folder);
        var packs = host.Get<PackService>();
        var started = await packs.StartAsync(ask, restart: true, cancellationToken);
        await host.StartEngineAsync(cancellationToken);
        var pack = await host.Progress.ShowAsync(console, $"Building the pack of {ask.ReleaseId}", () => packs.WaitAsync(started.PackId, cancellationToken));
        var files = await StoredFiles.WriteAsync(host.Get<EvidenceCatalog>().Store, pack.Files, output, cancellationToken);
        var sources = await host.Get<EvidenceCatalog>().ListSourceOutcomesAsync(pack.ReleaseId, cancellationToken);
        if (format == "json")
        {
            console.WriteJson(new { Pack = pack, Written = files, Sources = sources });
        }
        else
        {
            Write(console, pack, files, sources);
        }

        return pack.Disposition == DispositionKind.NoGo ? ExitStatus.No : pack.SourcesIncomplete > 0 || pack.TimestampGap is not null ? ExitStatus.Partial : ExitStatus.Done;
    }

    private static void Write(CommandConsole console, PackResult pack, IReadOnlyList<string> files, IReadOnlyList<SourceOutcome> sources)
    {
        console.WriteLine($"{pack.ReleaseId}: {EvidenceWords.Of(pack.Disposition)} as of {pack.AsOf:yyyy-MM-dd HH:mm} UTC");
        foreach (var reason in pack.Reasons)
        {
            console.WriteLine($"  - {reason}");
        }

        SourceTable.Write(console, sources);
        if (pack.TimestampGap is { } gap)
        {
            console.WriteLine($"No timestamp: {gap}");
        }

        console.WriteLine($"Pack {pack.PackId}, manifest sha256 {pack.Manifest.Hex}");
        foreach (var file in files)
        {
            console.WriteLine($"  {file}");
        }
    }
}
