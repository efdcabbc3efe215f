using System.Security.Cryptography;
using Evidence.Artifacts;

namespace Evidence.Storage;

/// <summary>
/// Reads a content forward and checks it against its digest. The read that reaches the end gives its bytes only where the whole content has the digest,
/// so that a caller who stops at the known length is protected too.
/// </summary>
/// <param name="inner">The bytes as they are kept; disposed with this stream.</param>
/// <param name="digest">The digest they had when they were stored.</param>
/// <param name="length">How many there are.</param>
/// <param name="explain">Puts a fault of the inner stream into words; null: it is none of the store.</param>
internal sealed class VerifyingStream(Stream inner, Sha256Digest digest, long length, Func<Exception, EvidenceException?> explain) : Stream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _position;
    private bool _verified;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException("A content is read forward.");

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException("A content is read forward.");
    }

    public override int Read(Span<byte> buffer)
    {
        var read = 0;
        try
        {
            read = inner.Read(buffer);
        }
        catch (Exception fault) when (explain(fault) is { } explained)
        {
            throw explained;
        }

        Follow(buffer[..read], buffer.Length);
        return read;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = 0;
        try
        {
            read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (explain(fault) is { } explained)
        {
            throw explained;
        }

        Follow(buffer.Span[..read], buffer.Length);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("A content is read forward.");

    public override void SetLength(long value) => throw new NotSupportedException("A content is only read.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("A content is only read.");

    public override async ValueTask DisposeAsync()
    {
        _hash.Dispose();
        await inner.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hash.Dispose();
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Follow(ReadOnlySpan<byte> bytes, int asked)
    {
        if (asked == 0)
        {
            return;
        }

        _hash.AppendData(bytes);
        _position += bytes.Length;
        var isAtEnd = bytes.IsEmpty || _position >= length;
        if (isAtEnd && (!_verified || !bytes.IsEmpty))
        {
            Verify();
        }
    }

    private void Verify()
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        _hash.GetCurrentHash(hash);
        if (_position != length || Sha256Digest.FromHash(hash) != digest)
        {
            throw new EvidenceException(
                FaultCode.Corrupt,
                $"The content {digest.Hex} no longer has its digest: it was changed or cut short after it was stored. Restore it from a backup, or collect it again.");
        }

        _verified = true;
    }
}
