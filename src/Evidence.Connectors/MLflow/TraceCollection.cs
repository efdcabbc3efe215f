using System.Globalization;
using Evidence.Connectors.Collecting;
using Evidence.Connectors.Http;
using Evidence.Ports;

namespace Evidence.Connectors.MLflow;

/// <summary>
/// Collects traces with their assessments, and evaluation datasets, a page of the server's answer as one artifact each. Traces come in the order of their time, so that
/// what was collected keeps its page.
/// </summary>
internal sealed class TraceCollection(MLflowCollection collection)
{
    /// <summary>Collects what an experiment has, or what of it a run made.</summary>
    public async Task CollectAsync(string experimentId, string? runId, CancellationToken cancellationToken)
    {
        if (!collection.Server.Options.Traces || !collection.Server.Dialect.HasTraces)
        {
            return;
        }

        var what = runId is null ? $"experiments/{experimentId}" : $"runs/{runId}";
        var subject = runId ?? experimentId;
        var metadata = runId is null ? null : $"metadata.mlflow.sourceRun = {MLflowRequests.Quote(runId)}";
        var metadataBefore3 = runId is null ? null : $"request_metadata.`mlflow.sourceRun` = {MLflowRequests.Quote(runId)}";
        var hasVersion3 = await CollectAsync(MLflowRequests.Traces(experimentId, metadata), "traces", $"{what}/traces", subject, isPosted: true, cancellationToken).ConfigureAwait(false);
        if (!hasVersion3)
        {
            await CollectAsync(MLflowRequests.TracesBefore3(experimentId, metadataBefore3), "traces", $"{what}/traces", subject, isPosted: false, cancellationToken).ConfigureAwait(false);
        }
        else if (runId is null)
        {
            await CollectAsync(MLflowRequests.EvaluationDatasets(experimentId), "datasets", $"{what}/evaluation-datasets", subject, isPosted: true, cancellationToken).ConfigureAwait(false);
        }
    }

    // False where the server does not have this part of the API; then there is nothing to miss.
    private async Task<bool> CollectAsync(SourceRequest first, string member, string name, string subject, bool isPosted, CancellationToken cancellationToken)
    {
        var isSupported = true;
        await collection.Run.AttemptAsync(name, async () =>
        {
            try
            {
                await KeepPagesAsync(first, member, name, subject, isPosted, cancellationToken).ConfigureAwait(false);
            }
            catch (SourceFaultException fault) when (MLflowServer.IsUnsupported(fault) && fault.Position is null)
            {
                isSupported = false;
            }
        }).ConfigureAwait(false);
        return isSupported;
    }

    private async Task KeepPagesAsync(SourceRequest first, string member, string name, string subject, bool isPosted, CancellationToken cancellationToken)
    {
        var number = 0;
        var listing = MLflowServer.Listing(first, member, item => item.Text("trace_id") ?? item.Text("request_id") ?? item.Text("dataset_id"), isPosted);
        await foreach (var page in collection.Server.ReadAsync(listing, cancellationToken).ConfigureAwait(false))
        {
            if (page.Items.Count == 0)
            {
                continue;
            }

            var locator = $"{collection.Server.Client.LocatorOf(new SourceRequest(first.Path))}?of={Uri.EscapeDataString(name)}&page={++number}";
            var attributes = new Dictionary<string, string> { ["items"] = page.Items.Count.ToString(CultureInfo.InvariantCulture) };
            var draft = new ArtifactDraft($"{name}-{number:0000}.json", MediaTypes.Json, locator, subject, collection.Run.Version, Attributes: attributes);
            await collection.Run.KeepAsync(draft, page.Reply.Bytes, cancellationToken).ConfigureAwait(false);
        }
    }
}
