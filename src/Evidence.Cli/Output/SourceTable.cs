using Evidence.Packs;
using Spectre.Console;

namespace Evidence.Cli.Output;

/// <summary>What each source gave, and every gap.</summary>
internal static class SourceTable
{
    public static void Write(CommandConsole console, IReadOnlyList<SourceOutcome> outcomes)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Source", "State", "Expected", "Received", "Known before");
        foreach (var outcome in outcomes)
        {
            table.AddRow(
                Markup.Escape(outcome.Source),
                StateOf(outcome.State),
                outcome.Expected?.ToString() ?? "not said",
                outcome.Received.ToString(),
                outcome.AlreadyKnown.ToString());
        }

        console.Results.Write(table);
        foreach (var (outcome, gap) in outcomes.SelectMany(outcome => outcome.Gaps.Select(gap => (outcome, gap))))
        {
            console.WriteLine($"missing from {outcome.Source}: {gap}");
        }
    }

    private static string StateOf(SourceState state) => state switch
    {
        SourceState.Complete => "[green]complete[/]",
        SourceState.Partial => "[yellow]partial[/]",
        _ => "[red]failed[/]",
    };
}
