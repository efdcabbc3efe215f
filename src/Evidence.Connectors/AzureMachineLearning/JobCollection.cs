using System.Runtime.CompilerServices;
using System.Text.Json;
using Evidence.Connectors.Collecting;
using Evidence.Connectors.Http;
using Evidence.Connectors.MLflow;
using Evidence.Connectors.Settings;
using Evidence.Packs;
using Evidence.Workspaces;

namespace Evidence.Connectors.AzureMachineLearning;

/// <summary>
/// Collects the jobs behind runs from Azure Resource Manager (REST API of Azure Machine Learning, 2024-04-01), and what they put on datastores: Responsible AI dashboards
/// and scorecards, which are files in a storage account.
/// </summary>
internal sealed class JobCollection(SourceDefinition source, AzureMLOptions options, ConnectorServices services)
{
    private const string ApiVersion = "2024-04-01";
    private const string ResponsibleAIProperty = "_azureml.responsibleai.";
    private const string DefaultDatastore = "workspaceblobstore";
    private readonly ConditionalWeakTable<SourceClient, JobSession> _sessions = [];

    /// <summary>Collects the job of a run, if it has one, and its outputs. Where jobs may not be read at all that is one gap, and the runs are collected without them.</summary>
    public async Task CollectAsync(MLflowCollection collection, MLflowRun run, CancellationToken cancellationToken)
    {
        var session = SessionOf(collection.Server.Client);
        if (session.IsRefused)
        {
            return;
        }

        try
        {
            await collection.Run.AttemptAsync($"Job of run {run.Id}", () => CollectAsync(collection, session, run, cancellationToken)).ConfigureAwait(false);
        }
        catch (SourceFaultException fault)
        {
            if (session.Refuse())
            {
                collection.Run.Tally.Note(fault.ToGap("Definitions and outputs of jobs"));
            }
        }
    }

    private async Task CollectAsync(MLflowCollection collection, JobSession session, MLflowRun run, CancellationToken cancellationToken)
    {
        var request = SourceRequest.Get($"{options.Scope}/jobs/{Uri.EscapeDataString(run.Id)}", ("api-version", ApiVersion));

        // A run that was logged from elsewhere is no job.
        using var job = await FindAsync(session.Client, request, cancellationToken).ConfigureAwait(false);
        if (job is null)
        {
            return;
        }

        var draft = collection.DraftOf(run, "job.json", MediaTypes.Json, session.Client.LocatorOf(request));
        await collection.Run.KeepAsync(draft with { ProducedAt = CreatedAt(job.Root) ?? draft.ProducedAt }, job.Bytes, cancellationToken).ConfigureAwait(false);
        foreach (var (name, uri) in Outputs(run.Id, job.Root))
        {
            await collection.Run.AttemptAsync($"Output '{name}' of job {run.Id}", () => CollectOutputAsync(collection, session, run, name, uri, cancellationToken)).ConfigureAwait(false);
        }
    }

    // Who may not read one job may read none.
    private static async Task<JsonReply?> FindAsync(SourceClient client, SourceRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await client.FindJsonAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (SourceFaultException fault) when (fault.Kind == SourceFaultKind.Forbidden)
        {
            throw new SourceFaultException(fault.Kind, fault.Message, fault.Remedy, fault.Status, endsCollection: true);
        }
    }

    private List<(string Name, string Uri)> Outputs(string jobName, JsonElement job)
    {
        var isResponsibleAI = job.Find("properties", "properties") is { ValueKind: JsonValueKind.Object } properties
            && properties.EnumerateObject().Any(property => property.Name.StartsWith(ResponsibleAIProperty, StringComparison.Ordinal));
        if (options.JobOutputs == AzureMLOptions.NoOutputs || (options.JobOutputs == AzureMLOptions.ResponsibleAIOutputs && !isResponsibleAI)
            || job.Find("properties", "outputs") is not { ValueKind: JsonValueKind.Object } outputs)
        {
            return [];
        }

        // An output that names no place is where the service puts it by default.
        return
        [
            .. outputs.EnumerateObject()
                .Where(output => output.Value.ValueKind == JsonValueKind.Object && output.Name != "default")
                .Select(output => (output.Name, output.Value.Text("uri") ?? $"azureml://datastores/{DefaultDatastore}/paths/azureml/{jobName}/{output.Name}/")),
        ];
    }

    private async Task CollectOutputAsync(MLflowCollection collection, JobSession session, MLflowRun run, string name, string uri, CancellationToken cancellationToken)
    {
        if (DatastorePath.Parse(uri) is not { } place)
        {
            collection.Run.Tally.Note(new CollectionGap($"Output '{name}' of job {run.Id}", "It is not on a datastore of the workspace, and only those are read.", "Write outputs that are evidence to a blob datastore."));
            return;
        }

        if (await FindFolderAsync(collection, session, place.Datastore, cancellationToken).ConfigureAwait(false) is { } folder)
        {
            await folder.CollectAsync(collection, run, name, place.Path, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<BlobFolder?> FindFolderAsync(MLflowCollection collection, JobSession session, string datastore, CancellationToken cancellationToken)
    {
        if (session.Folders.TryGetValue(datastore, out var found))
        {
            return found;
        }

        var request = SourceRequest.Get($"{options.Scope}/datastores/{Uri.EscapeDataString(datastore)}", ("api-version", ApiVersion));
        using var reply = await session.Client.ReadJsonAsync(request, cancellationToken).ConfigureAwait(false);
        var folder = BlobFolder.Of(reply.Root, options, url => session.Client.CreateSibling(
            new SourceClientSettings(source.Id, "Azure Storage", "azure-ml", options.Management with { Url = url }),
            AzureIdentity.Authenticate(source, services, "https://storage.azure.com/.default")));
        if (folder is null)
        {
            collection.Run.Tally.Note(new CollectionGap($"Datastore '{datastore}'", "It is not a blob container of an allowed storage domain, and only those are read.",
                "Write outputs that are evidence to a blob datastore, or set storage-suffix."));
        }

        return session.Folders.GetOrAdd(datastore, folder);
    }

    private JobSession SessionOf(SourceClient client) => _sessions.GetValue(client, parent => new JobSession(parent.CreateSibling(
        new SourceClientSettings(source.Id, "Azure Resource Manager", "azure-ml", options.Management),
        AzureIdentity.Authenticate(source, services, new Uri(options.Management.Url, ".default").AbsoluteUri))));

    private static DateTimeOffset? CreatedAt(JsonElement job) => job.Text("systemData", "createdAt") is { } text ? Amounts.ReadTime(text) : null;
}
