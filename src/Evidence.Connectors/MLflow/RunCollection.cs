using Evidence.Artifacts;
using Evidence.Connectors.Collecting;
using Evidence.Connectors.Http;

namespace Evidence.Connectors.MLflow;

/// <summary>Collects runs: what the server says of each, its metric histories, its files, its nested runs.</summary>
internal sealed class RunCollection(MLflowCollection collection, bool withFiles)
{
    /// <summary>The attribute that says how much there is of a run's metrics: <c>kept</c> beside it, or <c>last values only</c> because there are no others.</summary>
    private const string HistoryAttribute = "metric-history";

    private readonly MetricHistories _histories = new(collection);
    private readonly RunFiles _files = new(collection);
    private readonly string _runs = collection.Server.Client.LocatorOf(new SourceRequest(MLflowRequests.Run("").Path)) + "?run_id=";

    /// <summary>Collects one run and the runs nested in it, at any depth.</summary>
    public async Task CollectWithNestedAsync(MLflowRun top, CancellationToken cancellationToken)
    {
        var pending = new Queue<MLflowRun>([top]);
        var seen = new HashSet<string>([top.Id], StringComparer.Ordinal);
        while (pending.TryDequeue(out var run))
        {
            await CollectAsync([run], cancellationToken).ConfigureAwait(false);
            await collection.Run.AttemptAsync($"Runs nested in run {run.Id}", async () =>
            {
                var filter = $"tags.mlflow.parentRunId = {MLflowRequests.Quote(run.Id)}";
                await foreach (var page in collection.Server.ReadRunsAsync(run.ExperimentId, filter, cancellationToken).ConfigureAwait(false))
                {
                    // A server that does not understand the filter would list the whole experiment.
                    var nested = page.Items.Select(MLflowRun.OfSearch).Where(child => child.ParentId == run.Id && seen.Add(child.Id));
                    nested.ToList().ForEach(pending.Enqueue);
                }
            }).ConfigureAwait(false);
        }
    }

    /// <summary>Collects the runs of an experiment, page by page.</summary>
    public async Task CollectExperimentAsync(MLflowExperiment experiment, string? filter, CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var page in collection.Server.ReadRunsAsync(experiment.Id, filter, cancellationToken).ConfigureAwait(false))
        {
            await CollectAsync([.. page.Items.Select(MLflowRun.OfSearch)], cancellationToken).ConfigureAwait(false);
            count += page.Items.Count;
            collection.Run.Report($"{collection.Run.Source.Id}: {count} runs of '{experiment.Name}'");
        }
    }

    private async Task CollectAsync(IReadOnlyList<MLflowRun> runs, CancellationToken cancellationToken)
    {
        foreach (var batch in runs.Chunk(MetricHistories.BatchSize))
        {
            var states = await _histories.CollectAsync(await FindUnknownAsync(batch, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            await Parallel.ForEachAsync(batch, collection.Parallel(cancellationToken), async (run, token) =>
                await KeepAsync(run, states.GetValueOrDefault(run.Id), token).ConfigureAwait(false)).ConfigureAwait(false);
        }
    }

    private async Task KeepAsync(MLflowRun run, string? history, CancellationToken cancellationToken)
    {
        var locator = LocatorOf(run);
        var known = history is null && collection.Server.Options.MetricHistory ? await collection.Run.Sink.FindAsync(locator, cancellationToken).ConfigureAwait(false) : null;
        var state = history ?? (known?.Revision == RevisionOf(run) ? known.Artifact.Provenance.Attributes?.GetValueOrDefault(HistoryAttribute) : null);
        var draft = collection.DraftOf(run, "run.json", MediaTypes.Json, locator);
        var attributes = new Dictionary<string, string>(draft.Attributes!);
        if (state is not null)
        {
            attributes[HistoryAttribute] = state;
        }

        // Without its history a run is not the whole run: it is written again when the history is there.
        var revision = state is null && collection.Server.Options.MetricHistory ? null : RevisionOf(run);
        await collection.Run.KeepAsync(
            draft with { Kind = ArtifactKinds.TrainingRun, Attributes = attributes, Revision = revision }, run.Json, cancellationToken).ConfigureAwait(false);
        if (state == MetricHistories.Kept && history is null)
        {
            await _histories.ConfirmAsync(run, cancellationToken).ConfigureAwait(false);
        }

        if (withFiles)
        {
            await _files.CollectAsync(run, cancellationToken).ConfigureAwait(false);
        }

        if (collection.Server.Dialect.CollectMore is { } collectMore)
        {
            await collectMore(collection, run, cancellationToken).ConfigureAwait(false);
        }
    }

    // The histories of a run that has not changed since they were collected need not be asked for.
    private async Task<List<MLflowRun>> FindUnknownAsync(MLflowRun[] runs, CancellationToken cancellationToken)
    {
        var unknown = new List<MLflowRun>();
        foreach (var run in runs.Where(_ => collection.Server.Options.MetricHistory))
        {
            var known = await collection.Run.Sink.FindAsync(LocatorOf(run), cancellationToken).ConfigureAwait(false);
            if (known is null || known.Revision != RevisionOf(run) || known.Artifact.Provenance.Attributes?.ContainsKey(HistoryAttribute) != true)
            {
                unknown.Add(run);
            }
        }

        return unknown;
    }

    private string LocatorOf(MLflowRun run) => _runs + Uri.EscapeDataString(run.Id);

    private string RevisionOf(MLflowRun run) => collection.Server.Options.MetricHistory ? $"{run.Revision};history" : run.Revision;
}
