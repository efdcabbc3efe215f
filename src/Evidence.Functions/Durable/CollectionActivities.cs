using Evidence.Packs;
using Evidence.Workflows;
using Evidence.Workflows.Activities;
using Microsoft.Azure.Functions.Worker;

namespace Evidence.Functions.Durable;

/// <summary>Activities of a collection.</summary>
public sealed class CollectionActivities(
    ListSourcesActivity listSources,
    ListReleasesActivity listReleases,
    FindUncollectedActivity findUncollected,
    CollectSourceActivity collectSource,
    RecordCollectionActivity recordCollection,
    ReadArtifactsActivity readArtifacts,
    CompareReleaseActivity compareRelease)
{
    /// <inheritdoc cref="ListSourcesActivity"/>
    [Function(ActivityNames.ListSources)]
    public Task<List<string>> ListSources([ActivityTrigger] string input, FunctionContext invocation) => listSources.InvokeAsync(invocation, input);

    /// <inheritdoc cref="ListReleasesActivity"/>
    [Function(ActivityNames.ListReleases)]
    public Task<List<string>> ListReleases([ActivityTrigger] DateTimeOffset input, FunctionContext invocation) => listReleases.InvokeAsync(invocation, input);

    /// <inheritdoc cref="FindUncollectedActivity"/>
    [Function(ActivityNames.FindUncollected)]
    public Task<string> FindUncollected([ActivityTrigger] string input, FunctionContext invocation) => findUncollected.InvokeAsync(invocation, input);

    /// <inheritdoc cref="CollectSourceActivity"/>
    [Function(ActivityNames.CollectSource)]
    public Task<SourceSummary> CollectSource([ActivityTrigger] CollectSourceRequest input, FunctionContext invocation) => collectSource.InvokeAsync(invocation, input);

    /// <inheritdoc cref="RecordCollectionActivity"/>
    [Function(ActivityNames.RecordCollection)]
    public Task<LedgerAnchor> RecordCollection([ActivityTrigger] CollectRequest input, FunctionContext invocation) => recordCollection.InvokeAsync(invocation, input);

    /// <inheritdoc cref="ReadArtifactsActivity"/>
    [Function(ActivityNames.ReadArtifacts)]
    public Task<ReadArtifactsResult> ReadArtifacts([ActivityTrigger] ReadArtifactsRequest input, FunctionContext invocation) => readArtifacts.InvokeAsync(invocation, input);

    /// <inheritdoc cref="CompareReleaseActivity"/>
    [Function(ActivityNames.CompareRelease)]
    public Task<RefreshOneResult> CompareRelease([ActivityTrigger] JudgeRequest input, FunctionContext invocation) => compareRelease.InvokeAsync(invocation, input);
}
