using Evidence.Facts;
using Evidence.Packs;

namespace Evidence.Gates.Rules;

/// <summary>Which facts a gate looks at.</summary>
internal static class FactSelection
{
    /// <summary>
    /// Facts of the gate's metric and kind whose attributes (or slice values) are as <see cref="Gate.Where"/> says. Not sliced: facts about the whole
    /// population, or about exactly the part that <see cref="Gate.Where"/> names. Sliced: facts about one value of that dimension, or any slice for <c>*</c>.
    /// </summary>
    public static IReadOnlyList<MeasuredFact> For(Gate gate, ReleaseEvidence evidence) =>
        [.. Matching(gate, evidence).Where(measured => HasAskedSlice(gate, measured.Fact.Slice))];

    /// <summary>Slices there are facts for, although the gate does not ask for them; for a hint.</summary>
    public static IReadOnlyList<string> OtherDimensions(Gate gate, ReleaseEvidence evidence) =>
        [.. Matching(gate, evidence)
            .Where(measured => !HasAskedSlice(gate, measured.Fact.Slice))
            .Select(measured => string.Join(" and ", measured.Fact.Slice.Dimensions))
            .Where(dimensions => dimensions.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)];

    /// <summary>Until when a fact counts as fresh for the gate.</summary>
    public static DateTimeOffset FreshUntil(Gate gate, Policy policy, MeasuredFact measured) =>
        measured.Age + Window(gate, policy, measured.Source);

    /// <summary>How long a content counts as fresh for the gate: the gate's own window, else the shortest of the policy's for its kinds.</summary>
    public static TimeSpan Window(Gate gate, Policy policy, CollectedArtifact source) =>
        gate.FreshFor
        ?? (gate.Kind is { } kind ? policy.FreshnessOf(kind)
            : source.Kinds.Count == 0 ? policy.FreshnessOf(null)
            : source.Kinds.Min(policy.FreshnessOf));

    private static IEnumerable<MeasuredFact> Matching(Gate gate, ReleaseEvidence evidence) =>
        gate.Metric is not { } metric ? [] : evidence.FactsOf(metric, gate.Kind).Where(measured => IsWhere(gate, measured));

    private static bool IsWhere(Gate gate, MeasuredFact measured) =>
        gate.Where is not { } where
        || where.All(pair => string.Equals(measured.Attribute(pair.Key), pair.Value, StringComparison.OrdinalIgnoreCase));

    private static bool HasAskedSlice(Gate gate, Slice slice) => gate.SliceBy switch
    {
        null => slice.Dimensions.All(dimension => gate.Where?.ContainsKey(dimension) == true),
        "*" => !slice.IsOverall,
        { } dimension => slice.Dimensions.Contains(dimension) && slice.Dimensions.All(other => other == dimension || gate.Where?.ContainsKey(other) == true),
    };
}
