using Evidence.Artifacts;
using Evidence.Facts;
using Evidence.Ports;
using Evidence.Readers.Content;

namespace Evidence.Readers;

/// <summary>Shows the beginning of an artifact to every reader and lets the surest one read it.</summary>
internal sealed class ArtifactReading(IEnumerable<IArtifactReader> readers, ReaderTools tools) : IArtifactReading
{
    private readonly IReadOnlyList<IArtifactReader> _readers = [.. readers];

    public string Version => ReaderSet.Version;

    public async Task<Reading> ReadAsync(Artifact artifact, Func<CancellationToken, Task<Stream>> open, CancellationToken cancellationToken)
    {
        var head = await HeadAsync(artifact, open, cancellationToken).ConfigureAwait(false);
        var (reader, recognition) = Surest(head);
        if (reader is null || recognition == Recognition.None)
        {
            return tools.SheetFor(artifact).Refuse(null, null, UnreadReason.Of(tools.Sketch(head), artifact.Kind));
        }

        var content = await open(cancellationToken).ConfigureAwait(false);
        await using (content.ConfigureAwait(false))
        {
            var reading = await reader.ReadAsync(artifact, content, cancellationToken).ConfigureAwait(false);
            return artifact.Kind is null ? reading : reading with { Kind = artifact.Kind };
        }
    }

    private static async Task<ArtifactHead> HeadAsync(Artifact artifact, Func<CancellationToken, Task<Stream>> open, CancellationToken cancellationToken)
    {
        var content = await open(cancellationToken).ConfigureAwait(false);
        await using (content.ConfigureAwait(false))
        {
            var bytes = new byte[Math.Min(ArtifactHead.Length, Math.Max(artifact.Size, 0))];
            var read = await content.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            return new ArtifactHead(artifact.Name, artifact.MediaType, artifact.Kind, bytes.AsMemory(0, read), artifact.Size);
        }
    }

    private (IArtifactReader? Reader, Recognition Recognition) Surest(ArtifactHead head)
    {
        (IArtifactReader? Reader, Recognition Recognition) surest = (null, Recognition.None);
        foreach (var reader in _readers)
        {
            var recognition = reader.Recognise(head);
            if (recognition > surest.Recognition)
            {
                surest = (reader, recognition);
            }
        }

        return surest;
    }
}
