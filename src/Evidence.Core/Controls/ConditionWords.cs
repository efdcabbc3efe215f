using Evidence.Facts;

namespace Evidence.Controls;

/// <summary>A condition in words.</summary>
internal static class ConditionWords
{
    public static string Of(FactCondition condition)
    {
        List<string> parts = [condition.Metric];
        if (condition.HasSlices)
        {
            parts.Add("by slice");
        }

        if (condition.AtLeast is { } least)
        {
            parts.Add($"at least {Figure.Of(least)}");
        }

        if (condition.AtMost is { } most)
        {
            parts.Add($"at most {Figure.Of(most)}");
        }

        if (condition.Is is { } text)
        {
            parts.Add($"'{text}'");
        }

        parts.AddRange((condition.Attributes ?? new Dictionary<string, string>())
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{pair.Key} '{pair.Value}'"));
        return string.Join(", ", parts);
    }
}
