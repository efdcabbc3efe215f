using Evidence.Facts;
using Evidence.Packs;

namespace Evidence.Controls;

/// <summary>
/// Finds artifacts that contradict each other: the same metric, slice, category and dataset with different numbers. Values are shown beside each other,
/// never averaged.
/// </summary>
/// <remarks>
/// Not compared: artifacts of one source about different subjects (two runs), an artifact that itself has several values for the measurement, descriptions
/// (metrics without a direction), and, where no dataset is named, totals that differ by nature from one report to the next (tests, findings, documents).
/// </remarks>
public static class Contradictions
{
    // Two tools that round differently do not contradict each other.
    private const double Tolerance = 0.005;

    private static readonly string[] _totals = ["tests.", "coverage.", "security.", "supply.", "documentation."];

    /// <summary>Every contradiction among the contents, in order of metric and slice.</summary>
    public static IReadOnlyList<Contradiction> Find(ReleaseEvidence collected, MetricVocabulary metrics) =>
        [.. collected.Facts
            .Where(measured => IsComparable(measured.Fact, metrics))
            .GroupBy(measured => new Measurement(
                measured.Fact.Metric,
                measured.Fact.Slice,
                measured.Fact.Attribute(FactAttributes.Category),
                measured.Fact.Attribute(FactAttributes.Dataset)))
            .OrderBy(group => group.Key.Metric, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Slice)
            .Select(group => Judge(group.Key, [.. OneEach(group)]))
            .OfType<Contradiction>()];

    private static bool IsComparable(Fact fact, MetricVocabulary metrics)
    {
        if (fact.Number is not { } number || !double.IsFinite(number))
        {
            return false;
        }

        var definition = metrics.Find(fact.Metric);
        var isMeasure = definition is { Direction: not MetricDirection.None, Unit: not ("count" or "seconds") };
        var hasDataset = fact.Attribute(FactAttributes.Dataset) is not null;
        return hasDataset
            ? definition is null || isMeasure
            : isMeasure && !_totals.Any(total => fact.Metric.StartsWith(total, StringComparison.Ordinal));
    }

    private static IEnumerable<MeasuredFact> OneEach(IEnumerable<MeasuredFact> facts) =>
        facts
            .GroupBy(measured => measured.Source.Artifact.Digest)
            .Where(group => group.All(measured => !Differ(measured, group.First())))
            .Select(group => group.First());

    private static Contradiction? Judge(Measurement measurement, IReadOnlyList<MeasuredFact> facts)
    {
        MeasuredFact[] disagreeing = [.. facts.Where(one => facts.Any(other => AreAboutOneThing(one, other) && Differ(one, other)))];
        return disagreeing.Length < 2 ? null : new Contradiction(
            measurement.Metric,
            [.. disagreeing.Select(measured => measured.Source.Artifact.Digest)],
            measurement.Dataset is not null,
            Sentence(measurement, disagreeing));
    }

    private static bool AreAboutOneThing(MeasuredFact one, MeasuredFact other)
    {
        var first = one.Source.Artifact.Provenance;
        var second = other.Source.Artifact.Provenance;
        return first.Source != second.Source || first.Subject == second.Subject;
    }

    private static bool Differ(MeasuredFact one, MeasuredFact other)
    {
        var (first, second) = (one.Fact.Number!.Value, other.Fact.Number!.Value);
        return Math.Abs(first - second) > Tolerance * Math.Max(Math.Abs(first), Math.Abs(second));
    }

    private static string Sentence(Measurement measurement, MeasuredFact[] disagreeing)
    {
        var where = measurement.Slice.IsOverall ? "" : $" of {measurement.Slice}";
        var on = measurement.Dataset is { } dataset ? $" on {dataset}" : "";
        var values = disagreeing.Take(4).Select(measured =>
            $"{Figure.Of(measured.Fact.Number!.Value)} in '{measured.Source.Artifact.Name}' ({measured.Source.Artifact.Digest.Short})");
        var more = disagreeing.Length > 4 ? $" and {disagreeing.Length - 4} more" : "";
        return $"{measurement.Metric}{where}{on} is {string.Join(", ", values)}{more}.";
    }

    private sealed record Measurement(string Metric, Slice Slice, string? Category, string? Dataset);
}
