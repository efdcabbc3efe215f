using Evidence.Facts;

namespace Evidence.Controls;

/// <summary>Decides whether a fact meets the condition of a mapping.</summary>
public static class FactMatch
{
    /// <summary>True where everything the condition sets holds for the fact. A number that is not finite meets no bound.</summary>
    public static bool Meets(this Fact fact, FactCondition condition) =>
        fact.IsAbout(condition.Metric)
        && (!condition.HasSlices || !fact.Slice.IsOverall)
        && IsWithin(fact.Number, condition)
        && (condition.Is is null || string.Equals(fact.Text, condition.Is, StringComparison.OrdinalIgnoreCase))
        && HasAttributes(fact, condition.Attributes);

    /// <summary>True where the metric is that one or, with a trailing <c>*</c>, of that group.</summary>
    public static bool IsAbout(this Fact fact, string metric) =>
        metric.EndsWith('*')
            ? fact.Metric.StartsWith(metric[..^1], StringComparison.Ordinal)
            : fact.Metric == metric;

    private static bool IsWithin(double? number, FactCondition condition)
    {
        if (condition.AtLeast is null && condition.AtMost is null)
        {
            return true;
        }

        return number is { } value && double.IsFinite(value) && !(value < condition.AtLeast) && !(value > condition.AtMost);
    }

    private static bool HasAttributes(Fact fact, IReadOnlyDictionary<string, string>? attributes) =>
        attributes is null
        || attributes.All(pair => string.Equals(fact.Attribute(pair.Key), pair.Value, StringComparison.OrdinalIgnoreCase));
}
