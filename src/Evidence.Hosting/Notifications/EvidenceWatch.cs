using System.Collections.Concurrent;
using System.Text;
using Evidence.Artifacts;
using Evidence.Facts;
using Evidence.Hosting.Services;
using Evidence.Notifications;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Releases;
using Evidence.Workflows;
using Evidence.Workflows.Activities;
using Evidence.Workflows.Notifications;

namespace Evidence.Hosting.Notifications;

/// <summary>
/// Looks, without collecting anything, for evidence that went stale or soon will, and for messages that could not be delivered; has people told of the one and the other tried again.
/// May be called at any time, and by several hosts at once: what is told is named after what it says.
/// </summary>
public sealed class EvidenceWatch(
    IWorkspaceSource workspace, EvidenceCatalog catalog, IArtifactReading reading, IDeliveries deliveries, UndeliveredNotifications undelivered, IWorkflows workflows, TimeProvider time)
{
    private const int MaxLines = 9;

    private const int MostKept = 50_000;

    private readonly ConcurrentDictionary<(Sha256Digest Digest, string? Kind), Reading> _readings = new();

    private sealed record Told(DateTimeOffset At);

    /// <summary>Looks once.</summary>
    /// <returns>How many messages were started.</returns>
    /// <exception cref="EvidenceException">The workspace is wrong, or the store is away.</exception>
    public async Task<int> LookAsync(CancellationToken cancellationToken)
    {
        if (deliveries.All().Count == 0)
        {
            return 0;
        }

        var now = time.GetUtcNow();
        var started = await TryAgainAsync(now, cancellationToken);
        foreach (var release in workspace.Load().Releases)
        {
            if (await IsPresentAsync(release, cancellationToken))
            {
                started += await LookAtAsync(release, now, cancellationToken);
            }
        }

        return started;
    }

    /// <summary>Evidence of a release that is stale at a time, or soon will be, the oldest first.</summary>
    public async Task<IReadOnlyList<AgingArtifact>> FindAsync(Release release, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(release);
        return EvidenceAging.Find(await EvidenceOfAsync(release, cancellationToken), workspace.Load().PolicyOf(release.Policy), at);
    }

    private async Task<int> TryAgainAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var due = (await undelivered.ListAsync(cancellationToken)).Where(open => open.NextAt <= now).ToList();
        foreach (var open in due)
        {
            var id = $"again-{Short($"{open.Request.Id}|{open.Delivery}")}-{open.Attempts}";
            if (!await workflows.StartAsync(WorkflowNames.Tell, id, open.Request, cancellationToken) && await workflows.PurgeAsync(id, cancellationToken))
            {
                // The run of this attempt ended, and left it undelivered without counting it.
                await workflows.StartAsync(WorkflowNames.Tell, id, open.Request, cancellationToken);
            }
        }

        return due.Count;
    }

    // Evidence of a release that a later one of the product has taken the place of grows old in peace.
    private async Task<bool> IsPresentAsync(Release release, CancellationToken cancellationToken)
    {
        foreach (var other in workspace.Load().Releases)
        {
            if (other.Product == release.Product && ReleaseOrder.Compare(other.Version, release.Version) > 0 && (await catalog.ListArtifactsAsync(other.Id, cancellationToken)).Count > 0)
            {
                return false;
            }
        }

        return true;
    }

    private async Task<int> LookAtAsync(Release release, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var started = 0;
        foreach (var state in (await FindAsync(release, now, cancellationToken)).GroupBy(aging => aging.IsStale))
        {
            var news = await NewsAsync(release, [.. state], cancellationToken);
            if (news.Count > 0)
            {
                await TellAsync(release, news, now, cancellationToken);
                started++;
            }
        }

        return started;
    }

    // Of what was read out of an artifact its kind and its latest fact are enough, and they are kept: the same bytes are read the same.
    private async Task<ReleaseEvidence> EvidenceOfAsync(Release release, CancellationToken cancellationToken)
    {
        var artifacts = await catalog.ListArtifactsAsync(release.Id, cancellationToken);
        var readings = new List<Reading>();
        foreach (var artifact in artifacts.DistinctBy(artifact => (artifact.Digest, artifact.Kind)))
        {
            if (await ReadingOfAsync(artifact, cancellationToken) is { } read)
            {
                readings.Add(read);
            }
        }

        return new ReleaseEvidence(artifacts, readings);
    }

    private async Task<Reading?> ReadingOfAsync(Artifact artifact, CancellationToken cancellationToken)
    {
        var key = (artifact.Digest, artifact.Kind);
        if (_readings.TryGetValue(key, out var known))
        {
            return known;
        }

        if (await catalog.FindReadingAsync(artifact, reading.Version, cancellationToken) is not { } read)
        {
            return null;
        }

        if (_readings.Count >= MostKept)
        {
            _readings.Clear();
        }

        return _readings[key] = read with { Facts = [.. read.Facts.OrderByDescending(fact => fact.MeasuredAt ?? DateTimeOffset.MaxValue).Take(1)], Notes = null };
    }

    private async Task<IReadOnlyList<AgingArtifact>> NewsAsync(Release release, IReadOnlyList<AgingArtifact> aging, CancellationToken cancellationToken)
    {
        var news = new List<AgingArtifact>();
        foreach (var artifact in aging)
        {
            if (await catalog.FindAsync<Told>(KeyOf(release, artifact), cancellationToken) is null)
            {
                news.Add(artifact);
            }
        }

        return news;
    }

    // Remembered after the message has a run of its own: a break in between names the same run again.
    private async Task TellAsync(Release release, IReadOnlyList<AgingArtifact> news, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var happened = news[0].IsStale ? NotificationEvents.EvidenceStale : NotificationEvents.EvidenceGoingStale;
        var id = $"{happened}-{RunIds.Safe(release.Id)}-{Short(string.Join('\n', news.Select(artifact => artifact.Key)))}";
        string[] lines = [.. news.Take(MaxLines).Select(artifact => artifact.Line), .. news.Count > MaxLines ? [$"and {news.Count - MaxLines} more"] : Array.Empty<string>()];
        await workflows.StartAsync(WorkflowNames.Tell, id, new NotifyRequest(id, happened, release.Id) { Lines = lines }, cancellationToken);
        foreach (var artifact in news)
        {
            await catalog.PutAsync(KeyOf(release, artifact), new Told(now), cancellationToken);
        }
    }

    private static RecordKey KeyOf(Release release, AgingArtifact artifact) => new(new("aging-told", release.Id), artifact.Key);

    private static string Short(string text) => Sha256Digest.Of(Encoding.UTF8.GetBytes(text)).Short;
}
