using System.Buffers;
using System.IO.Hashing;

namespace Evidence.Documents.Packs.Zip;

/// <summary>Writes a zip of the canonical layout, forward only. Entries stream; one buffer is all the memory it takes.</summary>
/// <param name="output">The zip begins at its present position.</param>
internal sealed class CanonicalZipWriter(Stream output)
{
    private const int BufferSize = 1 << 20;
    private readonly List<ZipRecord> _records = [];
    private long _length;

    /// <summary>Writes an entry. Its checksum stands in front of it, so a content larger than the buffer is read twice.</summary>
    /// <param name="name">Path with <c>/</c>, not written before.</param>
    /// <param name="size">How many bytes there are.</param>
    /// <param name="open">Opens the content, from its first byte on; it is told whether this is the last time.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="EvidenceException"><see cref="FaultCode.Corrupt"/>: the content has another size.</exception>
    public async Task WriteAsync(string name, long size, Func<bool, Task<Stream>> open, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(BufferSize, size + 1));
        try
        {
            var (first, crc) = await CheckAsync(name, size, open, buffer, cancellationToken).ConfigureAwait(false);
            var record = new ZipRecord(name, size, crc, _length);
            await output.WriteAsync(CanonicalZip.LocalHeader(record), cancellationToken).ConfigureAwait(false);
            if (first == size)
            {
                await output.WriteAsync(buffer.AsMemory(0, first), cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await EachBlockAsync(() => open(true), buffer, block => output.WriteAsync(block, cancellationToken), cancellationToken).ConfigureAwait(false);
            }

            Add(record);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Writes an entry that is in memory.</summary>
    public void Write(string name, byte[] bytes)
    {
        var record = new ZipRecord(name, bytes.Length, Crc32.HashToUInt32(bytes), _length);
        output.Write(CanonicalZip.LocalHeader(record));
        output.Write(bytes);
        Add(record);
    }

    /// <summary>Writes the directory. Nothing may be written after it.</summary>
    public void Finish()
    {
        var size = 0L;
        foreach (var record in _records.Select(CanonicalZip.DirectoryRecord))
        {
            output.Write(record);
            size += record.Length;
        }

        output.Write(CanonicalZip.End(_records.Count, _length, size));
        output.Flush();
    }

    /// <summary>Writes the directory. Nothing may be written after it.</summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        var size = 0L;
        foreach (var record in _records.Select(CanonicalZip.DirectoryRecord))
        {
            await output.WriteAsync(record, cancellationToken).ConfigureAwait(false);
            size += record.Length;
        }

        await output.WriteAsync(CanonicalZip.End(_records.Count, _length, size), cancellationToken).ConfigureAwait(false);
        await output.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private void Add(ZipRecord record)
    {
        _records.Add(record);
        _length += CanonicalZip.LocalHeader(record).Length + record.Size;
    }

    /// <summary>The checksum of a content, and how many bytes of it the buffer holds from its beginning on: all, or too few to matter.</summary>
    private static async Task<(int First, uint Crc)> CheckAsync(string name, long size, Func<bool, Task<Stream>> open, byte[] buffer, CancellationToken cancellationToken)
    {
        var crc = new Crc32();
        var blocks = 0;
        var last = 0;
        var copied = 0L;
        await EachBlockAsync(() => open(size <= buffer.Length), buffer, Take, cancellationToken).ConfigureAwait(false);
        return copied == size
            ? (blocks == 1 ? last : size == 0 ? 0 : -1, crc.GetCurrentHashAsUInt32())
            : throw new EvidenceException(FaultCode.Corrupt, $"'{name}' has {copied} bytes where {size} were recorded; collect the release again.");

        ValueTask Take(ReadOnlyMemory<byte> block)
        {
            crc.Append(block.Span);
            (blocks, last, copied) = (blocks + 1, block.Length, copied + block.Length);
            return ValueTask.CompletedTask;
        }
    }

    private static async Task EachBlockAsync(Func<Task<Stream>> open, byte[] buffer, Func<ReadOnlyMemory<byte>, ValueTask> take, CancellationToken cancellationToken)
    {
        var content = await open().ConfigureAwait(false);
        await using (content.ConfigureAwait(false))
        {
            int read;
            while ((read = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false)) > 0)
            {
                await take(buffer.AsMemory(0, read)).ConfigureAwait(false);
            }
        }
    }
}
