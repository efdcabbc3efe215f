using System.Text.Json;

namespace Evidence.Readers.Content;

/// <summary>
/// JSON as tools write it: comments and trailing commas are accepted, and the bare words NaN, Infinity and -Infinity that Python writes become
/// texts, so that a reader can note them instead of losing the document.
/// </summary>
internal static class TolerantJson
{
    /// <summary>Deepest nesting that is read.</summary>
    public const int MaxDepth = 128;

    private static readonly byte[][] _words = ["NaN"u8.ToArray(), "Infinity"u8.ToArray(), "-Infinity"u8.ToArray()];

    /// <exception cref="JsonException">It is not JSON.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> bytes) =>
        JsonDocument.Parse(
            Normalise(bytes),
            new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = MaxDepth });

    public static ReadOnlyMemory<byte> Normalise(ReadOnlyMemory<byte> bytes)
    {
        var span = bytes.Span;
        if (span.IndexOf("NaN"u8) < 0 && span.IndexOf("Infinity"u8) < 0)
        {
            return bytes;
        }

        var result = new List<byte>(bytes.Length + 64);
        for (var at = 0; at < span.Length;)
        {
            at += span[at] == (byte)'"' ? CopyText(span[at..], result) : CopyToken(span[at..], result);
        }

        return result.ToArray();
    }

    private static int CopyText(ReadOnlySpan<byte> rest, List<byte> result)
    {
        var length = 1;
        while (length < rest.Length && rest[length] != (byte)'"')
        {
            length += rest[length] == (byte)'\\' ? 2 : 1;
        }

        length = Math.Min(length + 1, rest.Length);
        result.AddRange(rest[..length]);
        return length;
    }

    private static int CopyToken(ReadOnlySpan<byte> rest, List<byte> result)
    {
        foreach (var word in _words)
        {
            if (rest.StartsWith(word))
            {
                result.Add((byte)'"');
                result.AddRange(word);
                result.Add((byte)'"');
                return word.Length;
            }
        }

        result.Add(rest[0]);
        return 1;
    }
}
