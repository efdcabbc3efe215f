using System.Collections.ObjectModel;

namespace Evidence.Readers.Content;

/// <summary>Attributes of a fact, sorted by name; a pair without a value is left out.</summary>
internal static class Attributes
{
    private const int MaxValue = 500;

    public static IReadOnlyDictionary<string, string>? Of(params ReadOnlySpan<(string Name, string? Value)> pairs)
    {
        var sorted = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in pairs)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                sorted[name] = Words.OneLine(value, MaxValue);
            }
        }

        return sorted.Count == 0 ? null : new ReadOnlyDictionary<string, string>(sorted);
    }

    /// <summary>These attributes and more of them; a pair given here wins.</summary>
    public static IReadOnlyDictionary<string, string>? With(this IReadOnlyDictionary<string, string>? attributes, params ReadOnlySpan<(string Name, string? Value)> pairs) =>
        Of([.. (attributes ?? ReadOnlyDictionary<string, string>.Empty).Select(pair => (pair.Key, (string?)pair.Value)), .. pairs]);
}
