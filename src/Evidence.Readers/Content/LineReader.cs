using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Evidence.Readers.Content;

/// <summary>Reads a stream line by line with bounded memory.</summary>
internal static class LineReader
{
    /// <summary>The lines with their numbers, without line ends. A line longer than <see cref="ReaderSet.MaxLineBytes"/> has no bytes and ends the reading.</summary>
    public static async IAsyncEnumerable<(long Number, ReadOnlyMemory<byte>? Bytes)> LinesAsync(
        Stream content, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var text = await Utf8Text.FromStreamAsync(content, cancellationToken).ConfigureAwait(false);
        var pipe = PipeReader.Create(text, new StreamPipeReaderOptions(leaveOpen: true));
        for (long number = 1; ;)
        {
            var result = await pipe.ReadAsync(cancellationToken).ConfigureAwait(false);
            var buffer = result.Buffer;
            while (TakeLine(ref buffer) is { } line)
            {
                yield return (number++, line);
            }

            if (buffer.Length > ReaderSet.MaxLineBytes)
            {
                yield return (number, null);
                yield break;
            }

            if (result.IsCompleted)
            {
                if (!buffer.IsEmpty)
                {
                    yield return (number, Trimmed(buffer));
                }

                yield break;
            }

            pipe.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private static ReadOnlyMemory<byte>? TakeLine(ref ReadOnlySequence<byte> buffer)
    {
        if (buffer.PositionOf((byte)'\n') is not { } end)
        {
            return null;
        }

        var line = Trimmed(buffer.Slice(0, end));
        buffer = buffer.Slice(buffer.GetPosition(1, end));
        return line;
    }

    private static ReadOnlyMemory<byte> Trimmed(ReadOnlySequence<byte> line)
    {
        ReadOnlyMemory<byte> bytes = line.ToArray();
        return bytes.Length > 0 && bytes.Span[^1] == (byte)'\r' ? bytes[..^1] : bytes;
    }
}
