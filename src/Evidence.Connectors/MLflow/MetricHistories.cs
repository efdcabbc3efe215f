using Evidence.Connectors.Collecting;
using Evidence.Connectors.Http;

namespace Evidence.Connectors.MLflow;

/// <summary>
/// Collects all values of the metrics of runs, one artifact a run, in the shape the server gives them: <c>{"metrics": [{"key", "value", "timestamp", "step"}, ...]}</c>.
/// Where every metric has one value, which the run itself holds, there is no such artifact.
/// </summary>
internal sealed class MetricHistories(MLflowCollection collection)
{
    /// <summary>The history is kept beside the run.</summary>
    public const string Kept = "kept";

    /// <summary>Every metric has one value, which the run holds.</summary>
    public const string LastValuesOnly = "last values only";

    /// <summary>How many runs MLflow gives histories of at once.</summary>
    public const int BatchSize = 100;

    // MLflow cuts a bulk answer off here without saying so.
    private const int MaxBulkRows = 25000;
    private const long MaxBulkBytes = 32L << 20;
    private bool _hasBulk = collection.Server.Dialect.HasBulkHistory;

    /// <summary>Collects the histories of up to <see cref="BatchSize"/> runs.</summary>
    /// <returns>By run id, <see cref="Kept"/> or <see cref="LastValuesOnly"/>; runs whose history could not be collected are not in it.</returns>
    public async Task<Dictionary<string, string>> CollectAsync(IReadOnlyList<MLflowRun> runs, CancellationToken cancellationToken)
    {
        var states = runs.Where(run => run.Metrics.Count == 0).ToDictionary(run => run.Id, _ => LastValuesOnly);
        var asked = runs.Where(run => run.Metrics.Count > 0).ToList();
        var rows = asked.Count > 1 && _hasBulk ? await ReadBulkAsync(asked, cancellationToken).ConfigureAwait(false) : null;
        foreach (var run in asked)
        {
            if (rows?.GetValueOrDefault(run.Id) is { } found)
            {
                states[run.Id] = found.Count > run.Metrics.Count ? await KeepAsync(run, found, cancellationToken).ConfigureAwait(false) : LastValuesOnly;
            }
            else if (await CollectOneAsync(run, cancellationToken).ConfigureAwait(false) is { } state)
            {
                states[run.Id] = state;
            }
        }

        return states;
    }

    /// <summary>Confirms the history of a run that has not changed; collects it where it is missing after all.</summary>
    public async Task ConfirmAsync(MLflowRun run, CancellationToken cancellationToken)
    {
        var known = await collection.Run.Sink.FindAsync(LocatorOf(run), cancellationToken).ConfigureAwait(false);
        if (known?.Revision == run.Revision && collection.Run.Claim(LocatorOf(run)))
        {
            collection.Run.Tally.Expect();
            await collection.Run.Sink.ConfirmAsync(known, cancellationToken).ConfigureAwait(false);
            collection.Run.Tally.Receive(wasKnown: true);
        }
        else if (known?.Revision != run.Revision)
        {
            await CollectOneAsync(run, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<Dictionary<string, List<byte[]>>?> ReadBulkAsync(List<MLflowRun> runs, CancellationToken cancellationToken)
    {
        var rows = runs.ToDictionary(run => run.Id, _ => new List<byte[]>(), StringComparer.Ordinal);
        var bytes = 0L;
        try
        {
            foreach (var metric in runs.SelectMany(run => run.Metrics).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                var ids = runs.Where(run => run.Metrics.Contains(metric, StringComparer.Ordinal)).Select(run => run.Id);
                using var reply = await collection.Server.Client.ReadJsonAsync(MLflowRequests.Histories(ids, metric, MaxBulkRows), cancellationToken).ConfigureAwait(false);
                var count = 0;
                foreach (var row in reply.Root.Items("metrics"))
                {
                    count++;
                    if (row.Text("run_id") is { } id && rows.TryGetValue(id, out var of))
                    {
                        of.Add(row.RawBytes());
                        bytes += of[^1].Length;
                    }
                }

                if (count >= MaxBulkRows || bytes > MaxBulkBytes)
                {
                    return null;
                }
            }

            // Every metric of a run has at least its last value; fewer rows are an answer to something else.
            return runs.All(run => rows[run.Id].Count >= run.Metrics.Count) ? rows : null;
        }
        catch (SourceFaultException fault) when (!fault.EndsCollection && fault.Kind is SourceFaultKind.NotFound or SourceFaultKind.Refused or SourceFaultKind.Forbidden or SourceFaultKind.Malformed
            || MLflowServer.IsUnsupported(fault))
        {
            _hasBulk = false;
            return null;
        }
    }

    private async Task<string?> CollectOneAsync(MLflowRun run, CancellationToken cancellationToken)
    {
        using var rows = new HistoryFile();
        var isRead = await collection.Run.AttemptAsync($"Metric history of run {run.Id}", async () =>
        {
            foreach (var metric in run.Metrics)
            {
                var listing = MLflowServer.Listing(MLflowRequests.History(run.Id, metric), "metrics", _ => null, isPosted: false);
                await foreach (var page in collection.Server.ReadAsync(listing, cancellationToken).ConfigureAwait(false))
                {
                    await rows.AddAsync(page.Items.Select(row => row.RawBytes()), cancellationToken).ConfigureAwait(false);
                }
            }
        }).ConfigureAwait(false);
        if (!isRead)
        {
            return null;
        }

        return rows.Count > run.Metrics.Count ? await KeepAsync(run, rows, cancellationToken).ConfigureAwait(false) : LastValuesOnly;
    }

    private async Task<string?> KeepAsync(MLflowRun run, HistoryFile rows, CancellationToken cancellationToken)
    {
        await rows.FinishAsync(cancellationToken).ConfigureAwait(false);
        await collection.Run.KeepAsync(DraftOf(run), _ => Task.FromResult(new ArtifactContent(rows.OpenRead())), cancellationToken).ConfigureAwait(false);
        return Kept;
    }

    private async Task<string> KeepAsync(MLflowRun run, List<byte[]> rows, CancellationToken cancellationToken)
    {
        using var json = new MemoryStream();
        json.Write("{\"metrics\":["u8);
        for (var i = 0; i < rows.Count; i++)
        {
            json.Write(i == 0 ? ""u8 : ","u8);
            json.Write(rows[i]);
        }

        json.Write("]}"u8);
        await collection.Run.KeepAsync(DraftOf(run), json.ToArray(), cancellationToken).ConfigureAwait(false);
        return Kept;
    }

    private Ports.ArtifactDraft DraftOf(MLflowRun run) =>
        collection.DraftOf(run, "metric-history.json", MediaTypes.Json, LocatorOf(run)) with { Revision = run.Revision };

    private string LocatorOf(MLflowRun run) =>
        collection.Server.Client.LocatorOf(SourceRequest.Get("api/2.0/mlflow/metrics/get-history", ("run_id", run.Id)));
}
