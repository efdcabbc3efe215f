using Evidence.Artifacts;
using Evidence.Facts;
using Evidence.Packs;
using Evidence.Ports;
using Microsoft.DurableTask;

namespace Evidence.Workflows.Activities;

/// <summary>Reads artifacts that were not read yet by this version of the readers. What cannot be read is kept and listed as unread.</summary>
[DurableTask(ActivityNames.ReadArtifacts)]
public sealed class ReadArtifactsActivity(EvidenceCatalog catalog, IArtifactReading reading, IProgressListener progress)
    : TaskActivity<ReadArtifactsRequest, ReadArtifactsResult>
{
    private const int ReadingsAtOnce = 50;

    /// <inheritdoc/>
    public override async Task<ReadArtifactsResult> RunAsync(TaskActivityContext context, ReadArtifactsRequest input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var artifacts = await catalog.ListArtifactsAsync(input.ReleaseId, CancellationToken.None);
        var mine = artifacts.Where(artifact => ShardOf(artifact, input.Shards) == input.Shard).DistinctBy(artifact => (artifact.Digest, artifact.Kind)).ToList();
        progress.Report("reading", $"{mine.Count} artifacts");
        var facts = 0;
        var unread = 0;
        var written = new List<(Artifact, Reading)>();
        await foreach (var (artifact, known) in catalog.FindReadingsAsync(mine, reading.Version, CancellationToken.None))
        {
            var read = known ?? await reading.ReadAsync(artifact, token => OpenAsync(artifact, token), CancellationToken.None);
            facts += read.Facts.Count;
            unread += read.Unread is null ? 0 : 1;
            if (known is null)
            {
                written.Add((artifact, read));
                await KeepAsync(written, atOnce: ReadingsAtOnce);
            }
        }

        await KeepAsync(written, atOnce: 1);
        return new ReadArtifactsResult(mine.Count, facts, unread);
    }

    // What was read before the process ends is kept in steps; the rest is read again.
    private async Task KeepAsync(List<(Artifact Artifact, Reading Reading)> written, int atOnce)
    {
        if (written.Count >= atOnce)
        {
            await catalog.PutReadingsAsync(written, reading.Version, CancellationToken.None);
            written.Clear();
        }
    }

    private async Task<Stream> OpenAsync(Artifact artifact, CancellationToken cancellationToken) =>
        await catalog.Store.OpenContentAsync(artifact.Digest, cancellationToken)
        ?? throw new EvidenceException(FaultCode.Corrupt, $"The store lost the bytes of '{artifact.Name}' ({artifact.Digest.Short}); restore it or collect the release into a new store.");

    private static int ShardOf(Artifact artifact, int shards) => Convert.ToInt32(artifact.Digest.Hex[..4], 16) % shards;
}
