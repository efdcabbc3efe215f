using Evidence.Artifacts;
using Evidence.Facts;
using Evidence.Gates.Statistics;
using Evidence.Packs;

namespace Evidence.Documents.Packs.Report;

/// <summary>How the system does for parts of the population, as charts with their numbers.</summary>
internal static class SliceSection
{
    private const int MostCharts = 4;
    private const int MostSlices = 14;
    private static readonly string[] _groups = ["fairness.", "performance.", "safety.", "quality."];

    public static IEnumerable<Block> Of(PackContent content, CitationList citations)
    {
        Comparison[] comparisons = [.. Comparisons(content).Take(MostCharts)];
        if (comparisons.Length == 0)
        {
            yield break;
        }

        yield return new Block.Heading(1, "Fairness and other slices");
        yield return new Block.Paragraph($"Each chart compares parts of the population on one measure. Where the number of cases is known, a line shows the Wilson interval at {Figure.Percent(content.Policy.Confidence)} confidence.", Block.Face.Lead);
        foreach (var comparison in comparisons)
        {
            yield return new Block.Heading(2, $"{Words.Capital(Words.Metric(comparison.Metric))} by {Spoken(comparison)}");
            yield return Chart(comparison, content.Policy.Confidence);
            yield return Table(comparison, content.Policy.Confidence, citations);
        }
    }

    // Measures a gate looks at by slice come first, then fairness, performance, safety, quality.
    private static IEnumerable<Comparison> Comparisons(PackContent content)
    {
        var gated = content.Gates.Where(result => result.Gate.SliceBy is not null).Select(result => result.Gate.Metric).ToHashSet();
        return new ReleaseEvidence(content.Artifacts, content.Readings).Facts
            .Where(measured => measured.Fact is { Number: not null } fact && double.IsFinite(fact.Number.Value) && fact.Slice.Dimensions.Count == 1)
            .Where(measured => _groups.Any(group => measured.Fact.Metric.StartsWith(group, StringComparison.Ordinal)))
            .GroupBy(measured => (measured.Fact.Metric, Dimension: measured.Fact.Slice.Dimensions[0], measured.Fact.Artifact))
            .Select(group => new Comparison(
                group.Key.Metric,
                group.Key.Dimension,
                group.Key.Artifact,
                group.First().Source.Artifact.Name,
                [.. group.Select(measured => measured.Fact).DistinctBy(fact => fact.Slice)]))
            .Where(comparison => comparison.Facts.Count is > 1 and <= MostSlices)
            .OrderByDescending(comparison => gated.Contains(comparison.Metric))
            .ThenBy(comparison => Array.FindIndex(_groups, group => comparison.Metric.StartsWith(group, StringComparison.Ordinal)))
            .ThenByDescending(comparison => comparison.Facts.All(fact => fact.SampleSize is not null))
            .ThenBy(comparison => comparison.Metric, StringComparer.Ordinal)
            .ThenBy(comparison => comparison.Dimension, StringComparer.Ordinal)
            .ThenBy(comparison => comparison.Artifact)
            .DistinctBy(comparison => (comparison.Metric, comparison.Dimension));
    }

    private static Block.Chart Chart(Comparison comparison, double confidence)
    {
        var isShare = comparison.Facts.All(fact => fact.Number is >= 0 and <= 1);
        var values = string.Join(", ", comparison.Facts.Select(fact => $"{Name(fact)} {Show(fact.Number!.Value, isShare)}"));
        return new Block.Chart(
            $"{Words.Capital(Words.Metric(comparison.Metric))} by {Spoken(comparison)}",
            $"Bar chart of {Words.Metric(comparison.Metric)} by {Spoken(comparison)}: {values}.",
            [.. comparison.Facts.Select(Name)],
            [new Series(
                Words.Capital(Words.Metric(comparison.Metric)),
                [.. comparison.Facts.Select(fact => fact.Number)],
                Ranges: comparison.Facts.All(fact => Interval(fact, confidence) is not null)
                    ? [.. comparison.Facts.Select(fact => Interval(fact, confidence)!.Value).Select(interval => (interval.Lower, interval.Upper))]
                    : null)],
            IsStacked: false,
            isShare);
    }

    private static Block.Table Table(Comparison comparison, double confidence, CitationList citations)
    {
        var isShare = comparison.Facts.All(fact => fact.Number is >= 0 and <= 1);
        var (low, high) = (comparison.Facts.MinBy(fact => fact.Number)!, comparison.Facts.MaxBy(fact => fact.Number)!);
        var rows = comparison.Facts
            .Select(fact => (IReadOnlyList<Cell>)[Name(fact), Show(fact.Number!.Value, isShare), fact.SampleSize is { } cases ? Figure.Of(cases) : "not stated", Between(fact, confidence), Cell.Of(new Run(fact.Pointer, IsCode: true))])
            .Append([
                new Run("Gap", IsBold: true),
                new Run(isShare ? $"{(high.Number!.Value - low.Number!.Value) * 100:0.##} points" : Figure.Of(high.Number!.Value - low.Number!.Value), IsBold: true),
                "",
                "",
                new Cell([[new Run($"{Name(high)} against {Name(low)}  "), .. citations.Cite([comparison.Artifact])]]),
            ]);
        return new Block.Table(
            $"{Words.Capital(Words.Metric(comparison.Metric))} by {Spoken(comparison)}, from {comparison.Name}",
            [(Words.Capital(Spoken(comparison)), 240), ("Value", 140), ("Cases", 120), ("Interval", 210), ("Where in the artifact", 290)],
            [.. rows]);
    }

    // Only for shares of counted cases; a score between 0 and 1 is not one.
    private static WilsonInterval? Interval(Fact fact, double confidence) =>
        fact is { SampleSize: > 0, Number: >= 0 and <= 1 }
        && (fact.Successes is not null || fact.Metric.EndsWith("rate", StringComparison.Ordinal) || fact.Metric.EndsWith("accuracy", StringComparison.Ordinal))
            ? WilsonInterval.OfShare(fact.Number.Value, fact.SampleSize.Value, confidence)
            : null;

    private static string Between(Fact fact, double confidence) =>
        Interval(fact, confidence) is { } interval ? $"{Figure.Percent(interval.Lower)} to {Figure.Percent(interval.Upper)}" : "";

    private static string Spoken(Comparison comparison) => comparison.Dimension.Replace('_', ' ');

    private static string Name(Fact fact) => fact.Slice.Pairs[0].Value;

    private static string Show(double value, bool isShare) => isShare ? Figure.Percent(value) : Figure.Of(value);

    private sealed record Comparison(string Metric, string Dimension, Sha256Digest Artifact, string Name, IReadOnlyList<Fact> Facts);
}
