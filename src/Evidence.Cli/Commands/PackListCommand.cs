using System.CommandLine;
using Evidence.Cli.Output;
using Evidence.Hosting.Services;
using Evidence.Workflows;
using Spectre.Console;

namespace Evidence.Cli.Commands;

/// <summary><c>evidence pack list</c>.</summary>
internal static class PackListCommand
{
    public static Command Create(CommandConsole console)
    {
        var format = CommonOptions.Format("table", "json");
        var command = new Command("list", "Lists the packs that were built.") { format };
        command.SetAction(async (parsed, stop) =>
        {
            await using var host = CommandHost.Open(parsed.GetRequiredValue(CommonOptions.Workspace));
            var packs = await host.Get<PackService>().ListAsync(stop);
            Write(console, packs, parsed.GetRequiredValue(format));
            return ExitStatus.Done;
        });
        return command.WithExamples("evidence pack list");
    }

    private static void Write(CommandConsole console, IReadOnlyList<PackResult> packs, string format)
    {
        if (format == "json")
        {
            console.WriteJson(packs);
            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("Pack", "Release", "As of", "Disposition", "Decided");
        foreach (var pack in packs)
        {
            table.AddRow(
                Markup.Escape(pack.PackId),
                Markup.Escape(pack.ReleaseId),
                pack.AsOf.ToString("yyyy-MM-dd HH:mm"),
                EvidenceWords.Of(pack.Disposition),
                pack.Verdict.ToString().ToLowerInvariant());
        }

        console.Results.Write(table);
    }
}
