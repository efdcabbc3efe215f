using System.CommandLine;
using Evidence.Cli.Output;
using Evidence.Hosting.Services;
using Evidence.Packs;
using Evidence.Workflows;

namespace Evidence.Cli.Commands;

/// <summary><c>evidence collect</c>: fetches the evidence of a release.</summary>
internal static class CollectCommand
{
    public static Command Create(CommandConsole console)
    {
        var release = CommonOptions.Release();
        var asOf = CommonOptions.AsOf();
        var format = CommonOptions.Format("table", "json");
        var source = new Option<string[]>("--source") { Description = "Only this source; may be repeated", HelpName = "ID", AllowMultipleArgumentsPerToken = true };
        var command = new Command("collect", "Fetches the evidence of a release from its sources, and reads it into facts.") { release, source, asOf, format };
        command.SetAction((parsed, stop) => RunAsync(
            console,
            parsed.GetRequiredValue(CommonOptions.Workspace),
            parsed.GetRequiredValue(release),
            parsed.GetValue(source) ?? [],
            parsed.GetValue(asOf),
            parsed.GetRequiredValue(format),
            stop));
        return command.WithExamples("evidence collect --release checkout-ranker-2.4.0", "evidence collect -r checkout-ranker-2.4.0 --source tracking --format json");
    }

    private static async Task<int> RunAsync(
        CommandConsole console, DirectoryInfo folder, string releaseId, string[] sources, DateTimeOffset? asOf, string format, CancellationToken cancellationToken)
    {
        await using var host = CommandHost.Open(folder);
        var service = host.Get<CollectionService>();
        await host.StartEngineAsync(cancellationToken);
        var result = await host.Progress.ShowAsync(
            console, $"Collecting {releaseId}", () => service.CollectAsync(releaseId, sources.Length == 0 ? null : sources, asOf, cancellationToken));
        var outcomes = await host.Get<EvidenceCatalog>().ListSourceOutcomesAsync(releaseId, cancellationToken);
        if (format == "json")
        {
            console.WriteJson(new { result.ReleaseId, Sources = outcomes, result.Artifacts, result.Facts, result.Unread });
        }
        else
        {
            Write(console, result, outcomes);
        }

        return result.IsComplete() ? ExitStatus.Done : ExitStatus.Partial;
    }

    private static void Write(CommandConsole console, CollectResult result, IReadOnlyList<SourceOutcome> outcomes)
    {
        SourceTable.Write(console, outcomes);
        console.WriteLine($"{result.Artifacts} artifacts, {result.Facts} facts{(result.Unread > 0 ? $", {result.Unread} artifacts that no reader knows" : "")}.");
    }
}
