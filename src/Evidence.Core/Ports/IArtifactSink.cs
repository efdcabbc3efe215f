using Evidence.Artifacts;

namespace Evidence.Ports;

/// <summary>Where a connector puts what it collects.</summary>
/// <remarks>Safe to call from several tasks at once. The bytes of a kept artifact are durable when the call returns, the record of it before a mark is written
/// and before the collection ends, and within moments where collecting goes on; a later run finds it by its locator. What a killed collection kept without a record is fetched again.</remarks>
public interface IArtifactSink
{
    /// <summary>When this collection is considered to run; connectors take the time of provenance from here.</summary>
    DateTimeOffset Now { get; }

    /// <summary>
    /// The artifact last kept for this locator by this source for this release, or null. With the same <see cref="ArtifactDraft.Revision"/> it need not be fetched again:
    /// call <see cref="ConfirmAsync"/> instead.
    /// </summary>
    Task<KnownArtifact?> FindAsync(string locator, CancellationToken cancellationToken);

    /// <summary>Keeps the bytes and records the artifact.</summary>
    /// <param name="draft">What it is.</param>
    /// <param name="content">Streamed to its end; not disposed.</param>
    /// <param name="cancellationToken">Cancels; nothing half-kept remains.</param>
    Task<Artifact> KeepAsync(ArtifactDraft draft, Stream content, CancellationToken cancellationToken);

    /// <summary>Says that a known artifact is still what the source has.</summary>
    Task ConfirmAsync(KnownArtifact known, CancellationToken cancellationToken);

    /// <summary>A small text the connector left at its last run (a watermark, an ETag), or null.</summary>
    Task<string?> ReadMarkAsync(string name, CancellationToken cancellationToken);

    /// <summary>Leaves a small text for the next run. Write it last, after everything it speaks of is kept.</summary>
    Task WriteMarkAsync(string name, string value, CancellationToken cancellationToken);

    /// <summary>Tells how far collection is, for people.</summary>
    void Report(string progress);
}
