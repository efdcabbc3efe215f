using System.Buffers;
using System.Security.Cryptography;
using Evidence.Artifacts;
using Evidence.Ports;

namespace Evidence.Packs;

/// <summary>
/// Checks a whole store: the chain of the ledger, anchors known from packs or an exported file, the records the ledger vouches for, and the digest of every content.
/// </summary>
public static class StoreCheck
{
    /// <summary>Checks the store and says the first thing that is wrong.</summary>
    /// <param name="store">What is checked.</param>
    /// <param name="anchors">Points of the ledger known from elsewhere: only they show that the whole ledger was replaced by another consistent one.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<StoreVerification> RunAsync(IEvidenceStore store, IReadOnlyList<LedgerAnchor> anchors, CancellationToken cancellationToken)
    {
        var chain = new LedgerChain(anchors);
        var seals = new SealCheck(store);
        var fault = await GuardAsync(
            async () => await FollowAsync(store, chain, seals, cancellationToken).ConfigureAwait(false)
                ?? await seals.CompareAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        fault ??= await GuardAsync(async () =>
        {
            await store.CheckSoundAsync(cancellationToken).ConfigureAwait(false);
            return null;
        }).ConfigureAwait(false);
        var (contents, corrupt) = fault is null ? await HashAsync(store, cancellationToken).ConfigureAwait(false) : (0, null);
        fault ??= corrupt ?? (chain.Head is null && contents > 0 ? $"ledger: it is empty, and there are {contents} contents: entries were removed, or a first collection did not end" : null);
        return new StoreVerification(
            fault is null,
            fault is null ? null : PlainLine.Of(fault),
            chain.Head?.Sequence ?? 0,
            contents,
            chain.Head is { } head ? new LedgerAnchor(head.Sequence, head.Hash) : null,
            seals.Compared);
    }

    private static async Task<string?> FollowAsync(IEvidenceStore store, LedgerChain chain, SealCheck seals, CancellationToken cancellationToken)
    {
        await foreach (var entry in store.ReadLedgerAsync(1, cancellationToken).ConfigureAwait(false))
        {
            if ((chain.Follow(entry) ?? await seals.TakeAsync(entry, cancellationToken).ConfigureAwait(false)) is { } fault)
            {
                return $"ledger: {fault}";
            }
        }

        return chain.End() is { } missing ? $"ledger: {missing}" : null;
    }

    // What a store notices by itself while it is read is a finding as well.
    private static async Task<string?> GuardAsync(Func<Task<string?>> check)
    {
        try
        {
            return await check().ConfigureAwait(false);
        }
        catch (EvidenceException fault) when (fault.Code == FaultCode.Corrupt)
        {
            return fault.Message;
        }
    }

    private static async Task<(long Contents, string? Fault)> HashAsync(IEvidenceStore store, CancellationToken cancellationToken)
    {
        var contents = 0L;
        await foreach (var digest in store.ListContentsAsync(cancellationToken).ConfigureAwait(false))
        {
            if (await WhyNotAsync(store, digest, cancellationToken).ConfigureAwait(false) is { } fault)
            {
                return (contents, fault);
            }

            contents++;
        }

        return (contents, null);
    }

    private static async Task<string?> WhyNotAsync(IEvidenceStore store, Sha256Digest digest, CancellationToken cancellationToken)
    {
        try
        {
            var content = await store.OpenContentAsync(digest, cancellationToken).ConfigureAwait(false);
            if (content is null)
            {
                return $"content {digest.Hex}: is listed and not there";
            }

            await using (content.ConfigureAwait(false))
            {
                var found = await DigestAsync(content, cancellationToken).ConfigureAwait(false);
                return found == digest ? null : $"content {digest.Hex}: its bytes were changed";
            }
        }
        catch (EvidenceException fault) when (fault.Code == FaultCode.Corrupt)
        {
            return $"content {digest.Hex}: {fault.Message}";
        }
    }

    private static async Task<Sha256Digest> DigestAsync(Stream content, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 18);
        try
        {
            int read;
            while ((read = await content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                hash.AppendData(buffer.AsSpan(0, read));
            }

            return Sha256Digest.FromHash(hash.GetHashAndReset());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
