using System.Text.Json;
using Evidence.Connectors.Collecting;
using Evidence.Connectors.Http;
using Evidence.Connectors.Settings;
using Evidence.Ports;

namespace Evidence.Connectors.MLflow;

/// <summary>Collects logged models (MLflow 3): what the server says of each, and its files. Older servers have none.</summary>
internal sealed class LoggedModelCollection(MLflowCollection collection, bool withFiles)
{
    private readonly RunFiles _files = new(collection);

    private SourceClient Client => collection.Server.Client;

    /// <summary>Collects the logged models of an experiment.</summary>
    /// <param name="experimentId">The experiment.</param>
    /// <param name="filter">Which of them; null: all.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task CollectAsync(string experimentId, string? filter, CancellationToken cancellationToken)
    {
        if (!collection.Server.Options.LoggedModels || !collection.Server.Dialect.HasTraces)
        {
            return;
        }

        try
        {
            var listing = MLflowServer.Listing(MLflowRequests.LoggedModels(experimentId, filter), "models", model => model.Text("info", "model_id"), isPosted: true);
            await foreach (var page in collection.Server.ReadAsync(listing, cancellationToken).ConfigureAwait(false))
            {
                foreach (var model in page.Items)
                {
                    await KeepAsync(model, [.. "{\"model\":"u8, .. model.RawBytes(), .. "}"u8], cancellationToken).ConfigureAwait(false);
                }
            }
        }
        catch (SourceFaultException fault) when (MLflowServer.IsUnsupported(fault) && fault.Position is null)
        {
            // The server is older than logged models, so there are none.
            collection.Run.Report($"{collection.Run.Source.Id}: the server has no logged models (before MLflow 3)");
        }
    }

    /// <summary>Collects one logged model.</summary>
    public async Task CollectOneAsync(string id, CancellationToken cancellationToken)
    {
        using var reply = await Client.ReadJsonAsync(MLflowRequests.LoggedModel(id), cancellationToken).ConfigureAwait(false);
        await KeepAsync(reply.Root.Find("model") ?? reply.Root, reply.Bytes.ToArray(), cancellationToken).ConfigureAwait(false);
    }

    private async Task KeepAsync(JsonElement model, byte[] json, CancellationToken cancellationToken)
    {
        var id = model.Text("info", "model_id") ?? "";
        var status = model.Text("info", "status");
        var updated = model.Text("info", "last_updated_timestamp_ms");
        var draft = new ArtifactDraft(
            $"logged-models/{id}/model.json", MediaTypes.Json, Client.LocatorOf(MLflowRequests.LoggedModel(id)), id, collection.Run.Version,
            Amounts.ReadUnixMilliseconds(model.Number("info", "creation_timestamp_ms")), AttributesOf(model));
        await collection.Run.KeepAsync(draft, json, cancellationToken).ConfigureAwait(false);
        if (!withFiles)
        {
            return;
        }

        var isReady = status?.EndsWith("READY", StringComparison.Ordinal) == true;
        await _files.CollectAsync(new FileOwner(
            $"logged model {id}",
            path => MLflowRequests.LoggedModelArtifacts(id, path),
            (path, size, locator) => draft with
            {
                Name = $"logged-models/{id}/artifacts/{path}",
                MediaType = MediaTypes.Of(path),
                Locator = locator,
                Revision = isReady && size is not null ? $"size={size};updated={updated}" : null,
            },
            _files.Served(path => MLflowRequests.LoggedModelArtifact(id, path)),
            model.Text("info", "artifact_uri")), cancellationToken).ConfigureAwait(false);
    }

    private static Dictionary<string, string> AttributesOf(JsonElement model)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in new[]
                 {
                     ("model-name", model.Text("info", "name")), ("model-status", model.Text("info", "status")), ("run", model.Text("info", "source_run_id")),
                     ("experiment-id", model.Text("info", "experiment_id")),
                 })
        {
            if (value is not null)
            {
                attributes[name] = value;
            }
        }

        return attributes;
    }
}
