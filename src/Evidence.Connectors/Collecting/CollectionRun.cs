using System.Collections.Concurrent;
using Evidence.Artifacts;
using Evidence.Connectors.Http;
using Evidence.Ports;
using Evidence.Workspaces;

namespace Evidence.Connectors.Collecting;

/// <summary>
/// One collection of one source: keeps artifacts, once each; asks for nothing that is known to be unchanged; turns every fault into a gap. Safe to use from several
/// tasks at once.
/// </summary>
internal sealed class CollectionRun(SourceDefinition source, IArtifactSink sink, CollectionTally tally, Func<string, string> clean, TimeProvider time)
{
    private const int MaxAttempts = 3;
    private readonly ConcurrentDictionary<string, byte> _claimed = new(StringComparer.Ordinal);

    public SourceDefinition Source => source;

    public IArtifactSink Sink => sink;

    public CollectionTally Tally => tally;

    /// <summary>Name and version of the connector.</summary>
    public string Version { get; } = CollectorVersion.Of(source.Type);

    /// <summary>Does a part of the work. A fault in it becomes a gap and the rest goes on, unless nothing more can come of it.</summary>
    /// <param name="what">What is missing if it fails.</param>
    /// <param name="work">The work: listings and what follows from them.</param>
    /// <returns>False where it failed.</returns>
    public async Task<bool> AttemptAsync(string what, Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
            return true;
        }
        catch (SourceFaultException fault) when (!fault.EndsCollection)
        {
            tally.Break(what, fault);
            return false;
        }
    }

    /// <summary>True the first time a locator is named in this collection.</summary>
    public bool Claim(string locator) => _claimed.TryAdd(locator, 0);

    /// <summary>True where a locator was named in this collection already.</summary>
    public bool IsClaimed(string locator) => _claimed.ContainsKey(clean(locator));

    /// <summary>
    /// Keeps one artifact. Where the sink knows it with the same revision it is confirmed and not fetched.
    /// </summary>
    /// <param name="draft">What it is; texts are cleaned of secrets here.</param>
    /// <param name="open">Opens its bytes; called again where they broke off.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The artifact, or null where it is missing (there is a gap then) or was kept before in this collection.</returns>
    public async Task<Artifact?> KeepAsync(ArtifactDraft draft, Func<CancellationToken, Task<ArtifactContent>> open, CancellationToken cancellationToken)
    {
        return Claim(clean(draft.Locator)) ? await KeepClaimedAsync(draft, open, cancellationToken).ConfigureAwait(false) : null;
    }

    /// <summary>Keeps one artifact whose cleaned locator the caller claimed, as <see cref="KeepAsync(ArtifactDraft, Func{CancellationToken, Task{ArtifactContent}}, CancellationToken)"/> does.</summary>
    public async Task<Artifact?> KeepClaimedAsync(ArtifactDraft draft, Func<CancellationToken, Task<ArtifactContent>> open, CancellationToken cancellationToken)
    {
        var safe = Clean(draft);
        tally.Expect();
        var known = await sink.FindAsync(safe.Locator, cancellationToken).ConfigureAwait(false);
        if (known is not null && safe.Revision is not null && known.Revision == safe.Revision)
        {
            await sink.ConfirmAsync(known, cancellationToken).ConfigureAwait(false);
            tally.Receive(wasKnown: true);
            return known.Artifact;
        }

        return await FetchAsync(safe, known, open, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Keeps bytes that are at hand. Where the draft has no revision, the digest of the bytes is.</summary>
    public Task<Artifact?> KeepAsync(ArtifactDraft draft, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) => KeepAsync(
        draft.Revision is null ? draft with { Revision = Sha256Digest.Of(bytes.Span).Hex } : draft,
        _ => Task.FromResult(ArtifactContent.Of(bytes, draft.MediaType)),
        cancellationToken);

    /// <summary>Tells people how far it is.</summary>
    public void Report(string progress) => sink.Report(clean(progress));

    private async Task<Artifact?> FetchAsync(
        ArtifactDraft draft, KnownArtifact? known, Func<CancellationToken, Task<ArtifactContent>> open, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var artifact = await FetchOnceAsync(draft, open, cancellationToken).ConfigureAwait(false);
                tally.Receive(wasKnown: known?.Artifact.Digest == artifact.Digest);
                return artifact;
            }
            catch (SourceFaultException fault) when (fault.Kind == SourceFaultKind.Incomplete && attempt < MaxAttempts)
            {
                await Task.Delay(TimeSpan.FromSeconds(attempt), time, cancellationToken).ConfigureAwait(false);
            }
            catch (SourceFaultException fault)
            {
                tally.Miss(draft.Locator, fault);
                if (fault.EndsCollection)
                {
                    throw;
                }

                return null;
            }
        }
    }

    private async Task<Artifact> FetchOnceAsync(ArtifactDraft draft, Func<CancellationToken, Task<ArtifactContent>> open, CancellationToken cancellationToken)
    {
        var content = await open(cancellationToken).ConfigureAwait(false);
        await using (content.ConfigureAwait(false))
        {
            content.RefusePageInsteadOf(draft.Name);
            var stated = draft.MediaType == MediaTypes.Unknown && content.MediaType is not null ? draft with { MediaType = content.MediaType } : draft;
            try
            {
                return await sink.KeepAsync(stated, content.Stream, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (content.Fault is not null && exception is not SourceFaultException)
            {
                // The sink may put its own words around what the stream said.
                throw content.Fault;
            }
        }
    }

    private ArtifactDraft Clean(ArtifactDraft draft) => draft with
    {
        Name = clean(draft.Name),
        Locator = clean(draft.Locator),
        Subject = clean(draft.Subject),
        Attributes = draft.Attributes is null ? null : Clean(draft.Attributes),
    };

    // Put in by name, a dictionary gives them by name.
    private Dictionary<string, string> Clean(IReadOnlyDictionary<string, string> attributes) =>
        attributes.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(pair => pair.Key, pair => clean(pair.Value), StringComparer.Ordinal);
}
