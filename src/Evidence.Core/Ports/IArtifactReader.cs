using Evidence.Artifacts;
using Evidence.Facts;

namespace Evidence.Ports;

/// <summary>Reads the bytes of one format into facts.</summary>
/// <remarks>
/// Implementers: recognise by content, not by file name (the name may break a tie). A foreign, truncated or huge input gives a reading with
/// <see cref="Reading.Unread"/> in one line, never an exception. Memory is bounded: a stream larger than the reader's documented limit is refused in a line.
/// The same bytes give the same facts in the same order.
/// </remarks>
public interface IArtifactReader
{
    /// <summary>Stable id, for instance <c>fairlearn</c>.</summary>
    string Id { get; }

    /// <summary>How surely this reader knows the content, from its first bytes.</summary>
    Recognition Recognise(ArtifactHead head);

    /// <summary>Reads it all. Called only where <see cref="Recognise"/> said more than <see cref="Recognition.None"/>.</summary>
    Task<Reading> ReadAsync(Artifact artifact, Stream content, CancellationToken cancellationToken);
}
