using Evidence.Facts;
using Evidence.Scorecards;

namespace Evidence.Documents.Packs.Report;

/// <summary>Puts scorecards in the order a programme owner reads them: the figures with their trend, then the shares side by side, then what each means.</summary>
internal static class ScorecardComposer
{
    public static PackReport Compose(IReadOnlyList<Scorecard> scorecards) => new(
        scorecards.Count == 1 ? scorecards[0].ProductName : "All products",
        "scorecard",
        scorecards.Count == 0 ? "" : $"As of {Figure.Day(scorecards[0].AsOf)}",
        [
            new Block.Paragraph("Scorecard", Block.Face.Title),
            new Block.Paragraph(scorecards.Count == 0 ? "No release was judged yet." : $"{string.Join(", ", scorecards.Select(card => card.ProductName))}, as of {Figure.Day(scorecards[0].AsOf)}", Block.Face.Subtitle),
        ],
        [.. scorecards.SelectMany(Product), .. Definitions()]);

    private static IEnumerable<Block> Product(Scorecard card)
    {
        yield return new Block.Heading(1, card.ProductName);
        var known = card.Kpis.Count(kpi => kpi.Latest?.Value is not null);
        yield return new Block.Paragraph(
            $"{known} of {card.Kpis.Count} figures have data for {card.Kpis[0].Latest?.Release}. Where there is none, it is said why; it is never zero.",
            Block.Face.Lead);
        yield return new Block.Table(
            $"Key figures of {card.ProductName}",
            [("Figure", 260), ("Now", 130), ("Before", 130), ("Trend", 110), ("Rests on", 370)],
            [.. card.Kpis.Select(Row)],
            HasCaption: false);
        if (Shares(card) is { } chart)
        {
            yield return chart;
        }
    }

    private static IReadOnlyList<Cell> Row(Kpi kpi)
    {
        double[] values = [.. kpi.Points.Select(point => point.Value).OfType<double>()];
        var before = kpi.Points.Count > 1 ? kpi.Points[^2].Value : null;
        return
        [
            new Run(kpi.Definition.Title, IsBold: true),
            kpi.Latest?.Value is { } now ? new Run(Show(now, kpi.Definition), IsBold: true, Chip: Compare(kpi, now, before)) : new Run("no data", Chip: Tone.Muted),
            before is { } earlier ? Show(earlier, kpi.Definition) : "",
            values.Length > 1 ? new Cell([], values, $"{kpi.Definition.Title}: {string.Join(", ", kpi.Points.Select(point => $"{point.Release} {(point.Value is { } value ? Show(value, kpi.Definition) : "no data")}"))}.") : "",
            Cell.Of(new Run(kpi.Latest?.Basis ?? "No release was judged.", IsSmall: true)),
        ];
    }

    private static Tone Compare(Kpi kpi, double now, double? before)
    {
        if (before is not { } earlier || now == earlier || kpi.Definition.Direction == MetricDirection.None)
        {
            return Tone.Info;
        }

        return now > earlier == (kpi.Definition.Direction == MetricDirection.Higher) ? Tone.Good : Tone.Caution;
    }

    private static Block.Chart? Shares(Scorecard card)
    {
        Kpi[] shares = [.. card.Kpis.Where(kpi => kpi.Definition.Unit == "share" && kpi.Latest?.Value is >= 0 and <= 1)];
        return shares.Length == 0 ? null : new Block.Chart(
            $"Shares, {card.Kpis[0].Latest?.Release}",
            $"Bar chart of shares: {string.Join(", ", shares.Select(kpi => $"{kpi.Definition.Title} {Show(kpi.Latest!.Value!.Value, kpi.Definition)}"))}.",
            [.. shares.Select(kpi => kpi.Definition.Title)],
            [new Series("Share", [.. shares.Select(kpi => kpi.Latest!.Value)])],
            IsStacked: false,
            IsShare: true);
    }

    private static IEnumerable<Block> Definitions()
    {
        yield return new Block.Heading(1, "What the figures mean");
        yield return new Block.Table(
            "Formula and source of each figure",
            [("Figure", 230), ("Formula", 440), ("Source", 250), ("Better", 80)],
            [.. ScorecardBuilder.Definitions.Select(definition => (IReadOnlyList<Cell>)
                [new Run(definition.Title, IsBold: true), definition.Formula, definition.Source, definition.Direction.ToString().ToLowerInvariant()])],
            HasCaption: false);
    }

    private static string Show(double value, KpiDefinition definition) => definition.Unit switch
    {
        "share" => Figure.Percent(value),
        "count" or "score" => Figure.Of(value),
        var unit => $"{Figure.Of(Math.Round(value, 1))} {unit}",
    };
}
