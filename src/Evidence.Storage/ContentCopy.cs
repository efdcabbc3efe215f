using System.Buffers;
using System.Security.Cryptography;
using Evidence.Artifacts;

namespace Evidence.Storage;

/// <summary>Copies a content and hashes it on the way, in constant memory.</summary>
internal static class ContentCopy
{
    private const int BufferSize = 256 * 1024;

    /// <summary>Copies to the end; a block is hashed while it is written. What the source throws comes through as it is.</summary>
    public static async Task<(Sha256Digest Digest, long Size)> CopyAsync(
        Stream source,
        Func<ReadOnlyMemory<byte>, Task> write,
        CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            var size = 0L;
            while (await source.ReadAtLeastAsync(buffer, BufferSize, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false) is var read and > 0)
            {
                var writing = write(buffer.AsMemory(0, read));
                hash.AppendData(buffer, 0, read);
                await writing.ConfigureAwait(false);
                size += read;
            }

            return (Sha256Digest.FromHash(hash.GetHashAndReset()), size);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The digest of everything a stream holds.</summary>
    public static async Task<Sha256Digest> HashAsync(Stream source, CancellationToken cancellationToken) =>
        Sha256Digest.FromHash(await SHA256.HashDataAsync(source, cancellationToken).ConfigureAwait(false));
}
