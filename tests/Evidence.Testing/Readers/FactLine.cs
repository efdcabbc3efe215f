using System.Globalization;
using Evidence.Facts;

namespace Evidence.Testing.Readers;

/// <summary>A fact as one line of text, so that expected facts can be kept in a file and read by a person.</summary>
public static class FactLine
{
    public static string Of(Fact fact)
    {
        var value = fact.Number is { } number ? number.ToString("R", CultureInfo.InvariantCulture) : $"'{fact.Text}'";
        var slice = fact.Slice.IsOverall ? "" : $" {{{fact.Slice}}}";
        var sample = fact.SampleSize is { } size ? $" n={size}" : "";
        var successes = fact.Successes is { } counted ? $" k={counted}" : "";
        var measured = fact.MeasuredAt is { } at ? $" at={at.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}" : "";
        var attributes = fact.Attributes is { Count: > 0 } all ? $" [{string.Join("; ", all.Select(pair => $"{pair.Key}={pair.Value}"))}]" : "";
        return $"{fact.Metric}{slice} = {value}{sample}{successes}{measured} @ {fact.Pointer}{attributes}";
    }

    /// <summary>A reading as lines: what it is, each fact, each note, or why it is unread.</summary>
    public static IReadOnlyList<string> Of(Reading reading) =>
    [
        $"reader: {reading.Reader ?? "none"}",
        $"kind: {reading.Kind ?? "not known"}",
        .. reading.Unread is null ? Enumerable.Empty<string>() : [$"unread: {reading.Unread}"],
        .. reading.Facts.Select(Of),
        .. (reading.Notes ?? []).Select(note => $"note: {note}"),
    ];
}
