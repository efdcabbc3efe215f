using Evidence.Facts;
using Evidence.Gates;
using Evidence.Packs;

namespace Evidence.Documents.Packs.Report;

/// <summary>Every gate with what was observed, what was asked for, on how many cases, and how it went in earlier releases.</summary>
internal static class GateSection
{
    public static IEnumerable<Block> Of(PackContent content, CitationList citations)
    {
        yield return new Block.Heading(1, "Gates");
        yield return new Block.Paragraph(
            $"{content.Policy.Title} asks {Words.Count(content.Gates.Count, "gate")} of tier {(int)content.Release.Tier}. A blocking gate that does not pass stops the launch; a conditional one attaches a condition.",
            Block.Face.Lead);
        yield return new Block.Table(
            "Gates: outcome, value, bound, sample and trend",
            [("Gate", 415), ("Outcome", 118), ("Observed", 105), ("Asked for", 112), ("Cases", 78), ("Trend", 105), ("Ref.", 67)],
            [.. content.Gates.Select(result => Row(content, result, citations))],
            HasCaption: false);
        if (content.Disposition.Conditions.Count > 0)
        {
            yield return new Block.Heading(2, "What must be done");
            yield return Block.Bullets.Of(content.Disposition.Conditions);
        }
    }

    private static IReadOnlyList<Cell> Row(PackContent content, GateResult result, CitationList citations)
    {
        var trend = content.Trends.FirstOrDefault(trend => trend.Gate == result.Gate.Id && trend.Points.Count > 1);
        var severity = result.Gate.Severity == GateSeverity.Blocking ? "Blocking" : "Conditional";
        return
        [
            Cell.Lines(
                [new Run(result.Gate.Title, IsBold: true), new Run($"  {severity}", IsSmall: true)],
                [new Run(result.Reason + Waived(result), IsSmall: true)]),
            new Run(Words.Of(result.Outcome), Chip: Words.ToneOf(result.Outcome)),
            Observed(result),
            Asked(result),
            result.SampleSize is { } cases ? Figure.Of(cases) : "",
            trend is null ? "" : new Cell([], [.. trend.Points.Select(point => point.Value)], InWords(result, trend)),
            new Cell([citations.Cite(result.Artifacts ?? [], 3)]),
        ];
    }

    private static string Waived(GateResult result) =>
        result.Waiver is { } waiver
            ? $" Without the waiver {waiver.Id}: {Words.Of(result.Unwaived ?? GateOutcome.Fail).ToLowerInvariant()}. It lapses on {Figure.Day(waiver.Expires)}; residual risk: {waiver.ResidualRisk.TrimEnd('.')}."
            : "";

    private static Cell Observed(GateResult result)
    {
        if (result.Observed is not { } observed || result.Gate.Rule is GateRule.RequiredArtifact or GateRule.SignOff)
        {
            return "";
        }

        var lines = new List<IReadOnlyList<Run>> { new Run[] { new(Figure.Of(observed, result.Unit), IsBold: true) } };
        if (result.Bound is { } bound && result.Gate.Rule == GateRule.Threshold)
        {
            lines.Add([new Run($"bound {Figure.Of(bound, result.Unit)}", IsSmall: true)]);
        }

        if (result.BaselineValue is { } baseline)
        {
            lines.Add([new Run($"was {Figure.Of(baseline, result.Unit)}", IsSmall: true)]);
        }

        return new Cell(lines);
    }

    /// <summary>What a gate asks for.</summary>
    internal static Cell Asked(GateResult result)
    {
        var gate = result.Gate;
        var asked = gate.Rule switch
        {
            GateRule.RequiredArtifact => $"a fresh {gate.Kind}",
            GateRule.SignOff => string.Join(", ", gate.Roles ?? []) + (gate.Within is { } within ? $" in {within} business days" : ""),
            GateRule.Closure => gate.AtLeast is { } least ? $"\u2265 {Figure.Percent(least)} closed" : "all closed",
            GateRule.Regression => $"worse by \u2264 {Figure.Change(gate.AtMost ?? Math.Max(0, -(gate.AtLeast ?? 0)), result.Unit)}",
            _ => string.Join(", ", new[]
            {
                gate.AtLeast is { } least ? $"\u2265 {Figure.Of(least, result.Unit)}" : null,
                gate.AtMost is { } most ? $"\u2264 {Figure.Of(most, result.Unit)}" : null,
            }.OfType<string>()),
        };
        return gate.MinimumSample is { } minimum
            ? Cell.Lines([new Run(asked)], [new Run($"on \u2265 {Figure.Of(minimum)} cases", IsSmall: true)])
            : asked;
    }

    private static string InWords(GateResult result, MetricTrend trend) =>
        $"Trend of {result.Gate.Title.ToLowerInvariant()}: {string.Join(", ", trend.Points.Select(point => $"{point.Release} {Figure.Of(point.Value, result.Unit)}"))}.";
}
