using Evidence.Artifacts;
using Evidence.Ports;
using Microsoft.Extensions.Logging;

namespace Evidence.Storage.Embedded;

/// <summary>
/// Contents as files named by their digest: <c>contents/ab/cdef...</c>. A content is written to <c>incoming/</c>, flushed, and only then given its name,
/// so that what has a name is whole, whenever the writer is killed.
/// </summary>
internal sealed class ContentFolder(string folder, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan _longestUpload = TimeSpan.FromDays(1);
    private readonly string _contents = Path.Combine(folder, "contents");
    private readonly string _incoming = Path.Combine(folder, "incoming");

    /// <summary>Creates the folders, and removes what writers that were killed left behind.</summary>
    public void Prepare()
    {
        Directory.CreateDirectory(_contents);
        Directory.CreateDirectory(_incoming);
        Sweep();
    }

    /// <summary>Begins a content whose digest is not known yet. Disposing it before it is kept leaves nothing behind.</summary>
    public ContentUpload Begin() => new(Path.Combine(_incoming, Path.GetRandomFileName()));

    /// <summary>Gives a written content its name, unless it is there. Where other bytes are, it replaces them: putting a content again repairs the store.</summary>
    public async Task<StoredContent> KeepAsync(ContentUpload upload, Sha256Digest digest, long size, CancellationToken cancellationToken)
    {
        var path = PathOf(digest);
        MakeFolderOf(path);
        var wasThere = await IsWholeAsync(digest, size, cancellationToken).ConfigureAwait(false);
        if (!wasThere)
        {
            await upload.FlushAsync().ConfigureAwait(false);
            wasThere = !DurableName.TryMove(upload.Path, path) && await YieldsToOtherAsync(upload, digest, size, cancellationToken).ConfigureAwait(false);
        }

        DurableName.Flush(Path.GetDirectoryName(path)!);
        return new StoredContent(digest, size, wasThere);
    }

    public Stream? Open(Sha256Digest digest, bool isReadOnce)
    {
        try
        {
            var file = new ContentFile(PathOf(digest), isReadOnce);
            return new VerifyingStream(file, digest, file.Length, fault => StoreFault.IsKnown(fault) ? StoreFault.From(fault, folder) : null);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public long? FindSize(Sha256Digest digest) => new FileInfo(PathOf(digest)) is { Exists: true } file ? file.Length : null;

    public IEnumerable<Sha256Digest> List() =>
        from subfolder in Directory.EnumerateDirectories(_contents).Order(StringComparer.Ordinal)
        from file in Directory.EnumerateFiles(subfolder).Order(StringComparer.Ordinal)
        let digest = Sha256Digest.TryParse(Path.GetFileName(subfolder) + Path.GetFileName(file), out var parsed) ? parsed : (Sha256Digest?)null
        where digest is not null
        select digest.Value;

    /// <summary>True where the file under the name, which is not ours, is whole; otherwise it is replaced by ours.</summary>
    private async Task<bool> YieldsToOtherAsync(ContentUpload upload, Sha256Digest digest, long size, CancellationToken cancellationToken)
    {
        if (await IsWholeAsync(digest, size, cancellationToken).ConfigureAwait(false))
        {
            return true;
        }

        File.Move(upload.Path, PathOf(digest), overwrite: true);
        logger.RepairedContent(digest.Hex);
        return false;
    }

    private async Task<bool> IsWholeAsync(Sha256Digest digest, long size, CancellationToken cancellationToken) =>
        FindSize(digest) == size && await HashFileAsync(digest, cancellationToken).ConfigureAwait(false) == digest;

    private async Task<Sha256Digest> HashFileAsync(Sha256Digest digest, CancellationToken cancellationToken)
    {
        var file = File.OpenRead(PathOf(digest));
        await using var closing = file.ConfigureAwait(false);
        return await ContentCopy.HashAsync(file, cancellationToken).ConfigureAwait(false);
    }

    private void MakeFolderOf(string path)
    {
        var subfolder = Path.GetDirectoryName(path)!;
        if (!Directory.Exists(subfolder))
        {
            Directory.CreateDirectory(subfolder);
            DurableName.Flush(_contents);
        }
    }

    private void Sweep()
    {
        var oldest = time.GetUtcNow().UtcDateTime - _longestUpload;
        var unfinished = Directory.EnumerateFiles(_incoming).Where(file => File.GetLastWriteTimeUtc(file) < oldest).ToList();
        unfinished.ForEach(File.Delete);
        if (unfinished.Count > 0)
        {
            logger.SweptUnfinished(unfinished.Count, _incoming);
        }
    }

    private string PathOf(Sha256Digest digest) => Path.Combine(_contents, digest.Hex[..2], digest.Hex[2..]);
}
