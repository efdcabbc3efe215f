using System.Security.Cryptography;
using Evidence.Ports;

namespace Evidence.Delivery.Graph;

/// <summary>A file on its way out: a copy that can be read from any place, and the hashes Graph keeps of files. Gone when disposed.</summary>
internal sealed class StagedFile : IAsyncDisposable
{
    private const int BufferSize = 64 * 1024;

    private StagedFile(FileStream content, string sha256, string quickXor)
    {
        Content = content;
        Sha256 = sha256;
        QuickXor = quickXor;
    }

    public FileStream Content { get; }

    public long Size => Content.Length;

    /// <summary>In hexadecimal, upper case.</summary>
    public string Sha256 { get; }

    /// <summary>In base 64.</summary>
    public string QuickXor { get; }

    public static async Task<StagedFile> CopyAsync(DeliveryFile file, CancellationToken cancellationToken)
    {
        await using var source = await file.Open(cancellationToken).ConfigureAwait(false);
        var staged = await CopyAsync(source, cancellationToken).ConfigureAwait(false);
        if (staged.Size == file.Size)
        {
            return staged;
        }

        var size = staged.Size;
        await staged.DisposeAsync().ConfigureAwait(false);
        throw new EvidenceException(FaultCode.Corrupt, $"'{file.Name}' has {size} bytes where {file.Size} were announced; nothing of it was delivered.");
    }

    public static async Task<StagedFile> CopyAsync(Stream source, CancellationToken cancellationToken)
    {
        var copy = NewTemporary();
        try
        {
            using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var quickXor = new QuickXor();
            var buffer = new byte[BufferSize];
            for (int read; (read = await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0;)
            {
                sha256.AppendData(buffer, 0, read);
                quickXor.Append(buffer.AsSpan(0, read));
                await copy.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            }

            await copy.FlushAsync(cancellationToken).ConfigureAwait(false);
            copy.Position = 0;
            return new StagedFile(copy, Convert.ToHexString(sha256.GetHashAndReset()), quickXor.Finish());
        }
        catch
        {
            await copy.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public ValueTask DisposeAsync() => Content.DisposeAsync();

    private static FileStream NewTemporary() => new(
        Path.Combine(Path.GetTempPath(), "evidence-" + Path.GetRandomFileName()),
        new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
            BufferSize = BufferSize,
        });
}
