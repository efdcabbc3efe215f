using Evidence.Artifacts;
using Evidence.Documents.Packs.Entries;
using Evidence.Documents.Packs.Signing;
using Evidence.Documents.Packs.Zip;
using Evidence.Packs;
using Evidence.Ports;

namespace Evidence.Documents.Packs;

/// <summary>Writes the signed zip: the manifest first, then what was made, then the artifacts as they stream from the store, the signed statements (and a timestamp over them) last.</summary>
internal sealed class PackWriter(IEvidenceStore store, PackSigning signing, Action<EntrySpool, PackContent> addDocuments)
{
    public async Task<PackReceipt> WriteAsync(PackContent content, Stream output, CancellationToken cancellationToken)
    {
        using var spool = new EntrySpool();
        PackEntries.AddRecords(spool, content);
        addDocuments(spool, content);
        await PackEntries.AddLedgerAsync(spool, content, store, cancellationToken).ConfigureAwait(false);
        await PackEntries.AddDecidedAsync(spool, content, store, cancellationToken).ConfigureAwait(false);
        ManifestEntry[] artifacts = [.. ArtifactEntries(content)];
        var manifest = Manifest(content, [.. spool.Entries, .. artifacts]);
        var bytes = manifest.ToJson();
        var digest = Sha256Digest.Of(bytes);
        BoundDecision[] decisions = [.. content.Decisions.Select(decision => DecisionBindings.Compare(decision, Decided(decision, spool), manifest))];
        var signed = await signing.SignAsync((identity, claim) => PackStatements.Of(content, manifest, digest, decisions, identity, claim), cancellationToken).ConfigureAwait(false);
        using (var kept = new MemoryStream(bytes, writable: false))
        {
            await store.PutContentAsync(kept, cancellationToken).ConfigureAwait(false);
        }

        var word = await store.PutContentAsync(spool.Open(spool.Entries.First(entry => entry.Path == PackEntries.Word)), cancellationToken).ConfigureAwait(false);
        await WriteZipAsync(output, spool, artifacts, bytes, signed, cancellationToken).ConfigureAwait(false);
        return signed.ToReceipt(digest, word);
    }

    private static IEnumerable<ManifestEntry> ArtifactEntries(PackContent content) =>
        content.Artifacts.DistinctBy(artifact => artifact.Digest).Select(artifact => new ManifestEntry(EntryNames.Of(artifact), artifact.Size, artifact.Digest));

    private static PackManifest Manifest(PackContent content, ManifestEntry[] entries) => new(
        PackManifest.FormatId,
        content.Release.Id,
        content.Product.Id,
        content.Release.Version,
        content.Release.Tier,
        content.AsOf.ToUniversalTime(),
        content.Policy.Id,
        content.Disposition.Kind,
        content.Ledger,
        entries);

    private static PackManifest Decided(Decision decision, EntrySpool spool)
    {
        var entry = spool.Entries.First(entry => entry.Path == PackEntries.Decided(decision.Saw));
        using var bytes = new MemoryStream();
        spool.Open(entry).CopyTo(bytes);
        return PackManifest.Parse(bytes.ToArray())
            ?? throw new EvidenceException(FaultCode.Corrupt, $"{decision.By} decided on {decision.Saw.Short}, which is not the manifest of a pack; decide on the digest a built pack prints.");
    }

    private async Task WriteZipAsync(
        Stream output,
        EntrySpool spool,
        ManifestEntry[] artifacts,
        byte[] manifest,
        SignedPack signed,
        CancellationToken cancellationToken)
    {
        var zip = new CanonicalZipWriter(output);
        await WriteBytesAsync(zip, PackManifest.Path, manifest, cancellationToken).ConfigureAwait(false);
        foreach (var entry in spool.Entries)
        {
            await zip.WriteAsync(entry.Path, entry.Size, _ => Task.FromResult(spool.Open(entry)), cancellationToken).ConfigureAwait(false);
        }

        foreach (var artifact in artifacts)
        {
            await zip.WriteAsync(artifact.Path, artifact.Size, isLast => OpenAsync(artifact, isLast, cancellationToken), cancellationToken).ConfigureAwait(false);
        }

        foreach (var (path, bytes) in signed.Entries)
        {
            await WriteBytesAsync(zip, path, bytes, cancellationToken).ConfigureAwait(false);
        }

        await zip.FinishAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<Stream> OpenAsync(ManifestEntry artifact, bool isLast, CancellationToken cancellationToken) =>
        await (isLast ? store.OpenContentOnceAsync(artifact.Sha256, cancellationToken) : store.OpenContentAsync(artifact.Sha256, cancellationToken)).ConfigureAwait(false)
        ?? throw new EvidenceException(FaultCode.Corrupt, $"The store has no bytes for '{artifact.Path}'; collect the release again.");

    private static Task WriteBytesAsync(CanonicalZipWriter zip, string path, byte[] bytes, CancellationToken cancellationToken) =>
        zip.WriteAsync(path, bytes.Length, _ => Task.FromResult<Stream>(new MemoryStream(bytes, writable: false)), cancellationToken);
}
