using System.Buffers;
using System.IO.Hashing;
using System.Security.Cryptography;
using Evidence.Artifacts;
using Evidence.Documents.Packs.Zip;

namespace Evidence.Documents.Packs.Verification;

/// <summary>Reads entries once, in their order, and holds header, checksum and digest against what they must be. One buffer is all the memory it takes.</summary>
internal sealed class EntryDigests(Stream zip) : IDisposable
{
    private const int BufferSize = 1 << 20;
    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
    private readonly IncrementalHash _sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Crc32 _crc = new();

    /// <summary>What is wrong with an entry, naming it; null: nothing.</summary>
    /// <param name="record">What the directory says of it.</param>
    /// <param name="expected">Digest it must have; null: it is checked elsewhere.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<string?> FindFaultAsync(ZipRecord record, Sha256Digest? expected, CancellationToken cancellationToken)
    {
        var header = CanonicalZip.LocalHeader(record);
        zip.Position = record.Offset;
        if (!(await ReadExactlyAsync(header.Length, cancellationToken).ConfigureAwait(false)).Span.SequenceEqual(header))
        {
            return $"{record.Name}: its header in the zip is not as it was written";
        }

        for (var left = record.Size; left > 0;)
        {
            var part = await ReadExactlyAsync((int)Math.Min(left, BufferSize), cancellationToken).ConfigureAwait(false);
            if (part.Length == 0)
            {
                return $"{record.Name}: ends too early";
            }

            _crc.Append(part.Span);
            _sha.AppendData(part.Span);
            left -= part.Length;
        }

        var crc = _crc.GetCurrentHashAsUInt32();
        var digest = Sha256Digest.FromHash(_sha.GetHashAndReset());
        _crc.Reset();
        return expected is { } named && digest != named ? $"{record.Name}: its bytes are not the ones the manifest names ({digest.Short} instead of {named.Short})"
            : crc != record.Crc ? $"{record.Name}: its checksum in the zip is another"
            : null;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _sha.Dispose();
    }

    private async Task<ReadOnlyMemory<byte>> ReadExactlyAsync(int count, CancellationToken cancellationToken) =>
        _buffer.AsMemory(0, await zip.ReadAtLeastAsync(_buffer.AsMemory(0, count), count, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false));
}
