using System.IO.Compression;
using System.Text.Json;
using Evidence.Artifacts;
using Evidence.Connectors.Collecting;
using Evidence.Connectors.Http;
using Evidence.Ports;

namespace Evidence.Connectors.Archives;

/// <summary>
/// Keeps a zip archive and each of its entries as artifacts of their own. An entry has the archive's locator with <c>#</c> and its path, the archive's subject, time
/// and attributes. Archives are unpacked one level deep: an archive within is kept as it is.
/// </summary>
internal sealed class ZipUnpacking(CollectionRun run, ZipLimits limits)
{
    /// <summary>The attribute that names the archive an entry came in.</summary>
    public const string ArchiveAttribute = "archive";

    /// <summary>Keeps an archive and its entries. What the sink knows with the same revision is not fetched again.</summary>
    /// <param name="archive">What the archive is.</param>
    /// <param name="open">Opens it.</param>
    /// <param name="describe">Says more of an entry by its path, for instance its kind; null: nothing more.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task KeepAsync(
        ArtifactDraft archive,
        Func<CancellationToken, Task<ArtifactContent>> open,
        Func<string, ArtifactDraft, ArtifactDraft>? describe,
        CancellationToken cancellationToken)
    {
        using var spool = new Spool();
        string? mediaType = null;
        var kept = await run.KeepAsync(archive, FillAsync, cancellationToken).ConfigureAwait(false);
        if (kept is null || (!spool.IsFilled && await ConfirmEntriesAsync(archive, cancellationToken).ConfigureAwait(false)))
        {
            return;
        }

        await run.AttemptAsync($"{archive.Locator}#*", () => UnpackAsync(spool, archive, open, describe, cancellationToken)).ConfigureAwait(false);

        async Task<ArtifactContent> FillAsync(CancellationToken token)
        {
            await spool.FillAsync(
                async inner =>
                {
                    var content = await open(inner).ConfigureAwait(false);
                    content.RefusePageInsteadOf(archive.Name);
                    mediaType = content.MediaType;
                    return content;
                },
                token).ConfigureAwait(false);
            return new ArtifactContent(spool.OpenRead(), mediaType);
        }
    }

    private async Task UnpackAsync(
        Spool spool,
        ArtifactDraft archive,
        Func<CancellationToken, Task<ArtifactContent>> open,
        Func<string, ArtifactDraft, ArtifactDraft>? describe,
        CancellationToken cancellationToken)
    {
        if (!spool.IsFilled)
        {
            await spool.FillAsync(open, cancellationToken).ConfigureAwait(false);
        }

        using var zip = Open(spool);
        var listing = ZipListing.Of(zip, archive.Locator, limits);
        var isWhole = true;
        foreach (var (path, entry) in listing.Entries)
        {
            var draft = DraftOf(archive, path);
            isWhole &= await run.KeepAsync(
                describe?.Invoke(path, draft) ?? draft, _ => Task.FromResult(new ArtifactContent(new ZipEntryStream(entry))), cancellationToken).ConfigureAwait(false) is not null;
        }

        foreach (var gap in listing.Gaps)
        {
            run.Tally.Expect();
            run.Tally.Miss(gap);
        }

        if (isWhole && listing.Gaps.Count == 0)
        {
            await run.Sink.WriteMarkAsync(MarkOf(archive), JsonSerializer.Serialize(listing.Entries.Select(entry => entry.Path)), cancellationToken).ConfigureAwait(false);
        }
    }

    // The names of the entries were left as a mark: with them an unchanged archive need not be fetched to know what is in it.
    private async Task<bool> ConfirmEntriesAsync(ArtifactDraft archive, CancellationToken cancellationToken)
    {
        if (await run.Sink.ReadMarkAsync(MarkOf(archive), cancellationToken).ConfigureAwait(false) is not { } mark)
        {
            return false;
        }

        var known = new List<KnownArtifact>();
        foreach (var path in JsonSerializer.Deserialize<string[]>(mark) ?? [])
        {
            if (await run.Sink.FindAsync(LocatorOf(archive, path), cancellationToken).ConfigureAwait(false) is not { } entry)
            {
                return false;
            }

            known.Add(entry);
        }

        foreach (var entry in known.Where(entry => run.Claim(entry.Artifact.Provenance.Locator)))
        {
            run.Tally.Expect();
            await run.Sink.ConfirmAsync(entry, cancellationToken).ConfigureAwait(false);
            run.Tally.Receive(wasKnown: true);
        }

        return true;
    }

    private static ZipArchive Open(Spool spool)
    {
        var file = spool.OpenRead();
        try
        {
            return new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: false);
        }
        catch (InvalidDataException fault)
        {
            file.Dispose();
            throw new SourceFaultException(SourceFaultKind.Incomplete, "It is not a zip archive that can be read.", "Publish it again.", innerException: fault);
        }
    }

    private static ArtifactDraft DraftOf(ArtifactDraft archive, string path) => archive with
    {
        Name = path,
        MediaType = MediaTypes.Of(path),
        Locator = LocatorOf(archive, path),
        Kind = null,
        Revision = null,
        Attributes = new Dictionary<string, string>(archive.Attributes ?? new Dictionary<string, string>()) { [ArchiveAttribute] = archive.Name },
    };

    private static string LocatorOf(ArtifactDraft archive, string path) => $"{archive.Locator}#{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}";

    private static string MarkOf(ArtifactDraft archive) =>
        $"zip-{archive.Revision}-{Sha256Digest.Of(System.Text.Encoding.UTF8.GetBytes(archive.Locator)).Hex}";
}
