using Evidence.Packs;
using Evidence.Workflows.Activities;
using Microsoft.DurableTask;

namespace Evidence.Workflows;

/// <summary>
/// Collects the sources of a release side by side, reads what was not read yet, and records it all in the ledger. A source that fails is part of the result; the others go on.
/// </summary>
[DurableTask(WorkflowNames.CollectEvidence)]
public sealed class CollectEvidenceOrchestrator : TaskOrchestrator<CollectRequest, CollectResult>
{
    private const int MaxShards = 16;

    /// <inheritdoc/>
    public override async Task<CollectResult> RunAsync(TaskOrchestrationContext context, CollectRequest input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var sources = input.Sources ?? await context.CallActivityAsync<List<string>>(ActivityNames.ListSources, input.ReleaseId, ActivityOptions.Retried);
        var collecting = sources
            .Select(source => context.CallActivityAsync<SourceSummary>(
                ActivityNames.CollectSource, new CollectSourceRequest(input.ReleaseId, source, input.At), ActivityOptions.Retried))
            .ToList();
        var summaries = await Task.WhenAll(collecting);
        var shards = (int)Math.Clamp(summaries.Sum(summary => summary.Received) / 200 + 1, 1, MaxShards);
        var reading = Enumerable.Range(0, shards)
            .Select(shard => context.CallActivityAsync<ReadArtifactsResult>(
                ActivityNames.ReadArtifacts, new ReadArtifactsRequest(input.ReleaseId, shard, shards), ActivityOptions.Retried))
            .ToList();
        var read = await Task.WhenAll(reading);
        var anchor = await context.CallActivityAsync<LedgerAnchor>(
            ActivityNames.RecordCollection, new CollectRequest(input.ReleaseId, input.At, sources), ActivityOptions.Retried);
        return new CollectResult(input.ReleaseId, summaries, read.Sum(part => part.Artifacts), read.Sum(part => part.Facts), read.Sum(part => part.Unread), anchor);
    }
}
