using System.CommandLine;
using Evidence.Cli.Output;
using Evidence.Documents.Packs;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Workflows;
using Microsoft.Extensions.DependencyInjection;

namespace Evidence.Cli.Commands;

/// <summary><c>evidence pack diff</c>: needs the two zips and nothing else.</summary>
internal static class PackDiffCommand
{
    public static Command Create(CommandConsole console)
    {
        var before = new Argument<FileInfo>("A.zip") { Description = "The earlier pack" };
        var after = new Argument<FileInfo>("B.zip") { Description = "The later pack" };
        var format = CommonOptions.Format("table", "json");
        var command = new Command("diff", "Says what changed between two packs: gates, controls, measurements, evidence, waivers about to lapse. Ends with 1 where something did.") { before, after, format };
        command.SetAction((parsed, stop) => RunAsync(console, parsed.GetRequiredValue(before), parsed.GetRequiredValue(after), parsed.GetRequiredValue(format), stop));
        return command.WithExamples("evidence pack diff packs/assistant-1.2.0.zip packs/assistant-1.3.0.zip");
    }

    private static async Task<int> RunAsync(CommandConsole console, FileInfo before, FileInfo after, string format, CancellationToken cancellationToken)
    {
        await using var services = new ServiceCollection().AddPackDocuments().BuildServiceProvider();
        var documents = services.GetRequiredService<IPackDocuments>();
        var diff = PackComparison.Between(await ReadAsync(documents, before, cancellationToken), await ReadAsync(documents, after, cancellationToken));
        if (format == "json")
        {
            console.WriteJson(diff);
        }
        else
        {
            Write(console, diff);
        }

        return diff.IsEmpty ? ExitStatus.Done : ExitStatus.No;
    }

    private static async Task<PackContent> ReadAsync(IPackDocuments documents, FileInfo file, CancellationToken cancellationToken)
    {
        await using var stream = InputFiles.Open(file);
        return await documents.ReadAsync(stream, cancellationToken);
    }

    private static void Write(CommandConsole console, PackDiff diff)
    {
        console.WriteLine($"{diff.BeforeRelease} ({diff.BeforeAsOf:yyyy-MM-dd}) -> {diff.AfterRelease} ({diff.AfterAsOf:yyyy-MM-dd}): {EvidenceWords.Of(diff.Was)} -> {EvidenceWords.Of(diff.Is)}");
        WriteChanges(console, "Gates", diff.Gates);
        WriteChanges(console, "Controls", diff.Controls);
        WriteChanges(console, "Measurements", diff.Facts);
        WriteLines(console, "New evidence", diff.Appeared);
        WriteLines(console, "Evidence gone", diff.Gone);
        WriteLines(console, "Went stale", diff.WentStale);
        WriteLines(console, "Waivers lapsing", diff.Lapsing);
    }

    private static void WriteChanges(CommandConsole console, string title, IReadOnlyList<PackChange> changes) =>
        WriteLines(console, title, [.. changes.Select(change => $"{change.What}: {OrNone(change.Before)} -> {OrNone(change.After)}{(change.Why is null ? "" : $" ({change.Why})")}")]);

    private static void WriteLines(CommandConsole console, string title, IReadOnlyList<string> lines)
    {
        if (lines.Count == 0)
        {
            return;
        }

        console.WriteLine($"{title}:");
        foreach (var line in lines)
        {
            console.WriteLine($"  {line}");
        }
    }

    private static string OrNone(string text) => text.Length == 0 ? "none" : text;
}
