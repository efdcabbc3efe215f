using System.Text;

namespace Evidence.Readers.Content;

/// <summary>Bytes as UTF-8 without a mark: what Windows tools write as UTF-16 is converted, a byte order mark is dropped.</summary>
internal static class Utf8Text
{
    public static ReadOnlyMemory<byte> FromBytes(ReadOnlyMemory<byte> bytes)
    {
        var span = bytes.Span;
        if (span.StartsWith(Encoding.UTF8.Preamble))
        {
            return bytes[Encoding.UTF8.Preamble.Length..];
        }

        return Utf16(span) is { } encoding ? Encoding.UTF8.GetBytes(encoding.GetString(span[2..])) : bytes;
    }

    /// <summary>The same for a stream; the first bytes are looked at, nothing is lost.</summary>
    public static async Task<Stream> FromStreamAsync(Stream content, CancellationToken cancellationToken)
    {
        var start = new byte[3];
        var read = await content.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        var head = start.AsSpan(0, read);
        if (head.StartsWith(Encoding.UTF8.Preamble))
        {
            return content;
        }

        if (Utf16(head) is { } encoding)
        {
            return Encoding.CreateTranscodingStream(new PrefixedStream(start.AsMemory(2, read - 2), content), encoding, Encoding.UTF8, leaveOpen: true);
        }

        return new PrefixedStream(start.AsMemory(0, read), content);
    }

    private static Encoding? Utf16(ReadOnlySpan<byte> start) =>
        start switch
        {
            [0xFF, 0xFE, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
            _ => null,
        };
}
