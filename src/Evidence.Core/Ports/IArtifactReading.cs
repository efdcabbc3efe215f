using Evidence.Artifacts;
using Evidence.Facts;

namespace Evidence.Ports;

/// <summary>Reads any artifact with the reader that knows it best.</summary>
public interface IArtifactReading
{
    /// <summary>Version of the set of readers; changes whenever the same bytes may give other facts. Readings are kept by it.</summary>
    string Version { get; }

    /// <summary>
    /// Reads an artifact. Content that no reader knows gives a reading without facts and with a reason; its kind is the declared one.
    /// A declared kind wins over the reader's.
    /// </summary>
    /// <param name="artifact">What is read.</param>
    /// <param name="open">Opens the bytes; called once or twice; each stream is disposed.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<Reading> ReadAsync(Artifact artifact, Func<CancellationToken, Task<Stream>> open, CancellationToken cancellationToken);
}
