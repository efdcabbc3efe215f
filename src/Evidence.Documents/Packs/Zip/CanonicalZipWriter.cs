using System.Buffers;
using System.IO.Hashing;

namespace Evidence.Documents.Packs.Zip;

/// <summary>Writes a zip of the canonical layout. Entries stream; one buffer is all the memory it takes.</summary>
/// <param name="output">The zip begins at its present position, which must be 0 for the result to be canonical. It must seek where entries are streamed.</param>
internal sealed class CanonicalZipWriter(Stream output)
{
    private const int BufferSize = 1 << 20;
    private readonly List<ZipRecord> _records = [];
    private readonly long _start = output.CanSeek ? output.Position : 0;
    private long _length;

    /// <summary>Writes an entry.</summary>
    /// <param name="name">Path with <c>/</c>, not written before.</param>
    /// <param name="size">How many bytes there are.</param>
    /// <param name="content">Read to its end.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="EvidenceException"><see cref="FaultCode.Corrupt"/>: the content has another size.</exception>
    public async Task WriteAsync(string name, long size, Stream content, CancellationToken cancellationToken)
    {
        var record = new ZipRecord(name, size, 0, _length);
        await output.WriteAsync(CanonicalZip.LocalHeader(record), cancellationToken).ConfigureAwait(false);
        var (crc, copied) = await CopyAsync(content, size, cancellationToken).ConfigureAwait(false);
        if (copied != size)
        {
            throw new EvidenceException(FaultCode.Corrupt, $"'{name}' has {copied} bytes where {size} were recorded; collect the release again.");
        }

        record = record with { Crc = crc };
        var end = output.Position;
        output.Position = _start + record.Offset;
        await output.WriteAsync(CanonicalZip.LocalHeader(record), cancellationToken).ConfigureAwait(false);
        output.Position = end;
        Add(record);
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

    private async Task<(uint Crc, long Copied)> CopyAsync(Stream content, long size, CancellationToken cancellationToken)
    {
        var crc = new Crc32();
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(BufferSize, Math.Max(size, 4096)));
        try
        {
            var copied = 0L;
            int read;
            while ((read = await content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                crc.Append(buffer.AsSpan(0, read));
                await output.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                copied += read;
            }

            return (crc.GetCurrentHashAsUInt32(), copied);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
