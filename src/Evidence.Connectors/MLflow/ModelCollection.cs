using System.Text.Json;
using Evidence.Artifacts;
using Evidence.Connectors.Collecting;
using Evidence.Connectors.Http;
using Evidence.Connectors.Settings;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Releases;

namespace Evidence.Connectors.MLflow;

/// <summary>Collects registered models, their versions and aliases, and the runs and logged models the versions come from.</summary>
internal sealed class ModelCollection(MLflowCollection collection, RunCollection runs, LoggedModelCollection loggedModels)
{
    private const string LoggedModelScheme = "models:/m-";

    private SourceClient Client => collection.Server.Client;

    /// <summary>Collects what a subject names by model, version and alias.</summary>
    public async Task CollectAsync(Subject subject, string model, CancellationToken cancellationToken)
    {
        if (model.Contains('*', StringComparison.Ordinal))
        {
            await CollectManyAsync(subject, model, cancellationToken).ConfigureAwait(false);
            return;
        }

        using var registered = await collection.Server.FindAsync(MLflowRequests.RegisteredModel(model), cancellationToken).ConfigureAwait(false);
        if (registered is null)
        {
            collection.Run.Tally.Note(new CollectionGap($"Subject {subject}", $"MLflow has no registered model '{model}'.", "Check the name, and that the account may see it."));
            return;
        }

        await KeepModelAsync(model, registered.Root.Find("registered_model") ?? registered.Root, registered.Bytes, cancellationToken).ConfigureAwait(false);
        await CollectVersionsAsync(subject, model, cancellationToken).ConfigureAwait(false);
    }

    private async Task CollectManyAsync(Subject subject, string pattern, CancellationToken cancellationToken)
    {
        var found = 0;
        var listing = MLflowServer.Listing(MLflowRequests.RegisteredModels(), "registered_models", model => model.Text("name"), isPosted: false);
        await foreach (var page in collection.Server.ReadAsync(listing, cancellationToken).ConfigureAwait(false))
        {
            foreach (var model in page.Items.Where(model => System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern, model.Text("name"), ignoreCase: false)))
            {
                found++;
                var name = model.Text("name")!;
                await KeepModelAsync(name, model, Wrap("registered_model", model), cancellationToken).ConfigureAwait(false);
                await collection.Run.AttemptAsync($"Versions of model '{name}'", () => CollectVersionsAsync(subject, name, cancellationToken)).ConfigureAwait(false);
            }
        }

        if (found == 0 && pattern != "*")
        {
            collection.Run.Tally.Note(new CollectionGap($"Subject {subject}", $"MLflow has no registered model like '{pattern}'.", "Check the name, and that the account may see it."));
        }
    }

    private async Task CollectVersionsAsync(Subject subject, string model, CancellationToken cancellationToken)
    {
        var one = subject[MLflowSubjects.Alias] is { } alias ? MLflowRequests.ModelVersionByAlias(model, alias)
            : subject[MLflowSubjects.Version] is { } version ? MLflowRequests.ModelVersion(model, version) : null;
        if (one is not null)
        {
            await CollectOneVersionAsync(subject, model, one, cancellationToken).ConfigureAwait(false);
            return;
        }

        var listing = MLflowServer.Listing(MLflowRequests.ModelVersions(model), "model_versions", found => found.Text("version"), isPosted: false);
        await foreach (var page in collection.Server.ReadAsync(listing, cancellationToken).ConfigureAwait(false))
        {
            foreach (var found in page.Items)
            {
                await KeepVersionAsync(model, found, Wrap("model_version", found), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task CollectOneVersionAsync(Subject subject, string model, SourceRequest request, CancellationToken cancellationToken)
    {
        using var reply = await collection.Server.FindAsync(request, cancellationToken).ConfigureAwait(false);
        if (reply?.Root.Find("model_version") is not { } version)
        {
            collection.Run.Tally.Note(new CollectionGap(
                $"Subject {subject}", $"Model '{model}' has no such version or alias.", "Check version and alias; an alias may have been moved or removed."));
            return;
        }

        await KeepVersionAsync(model, version, reply.Bytes, cancellationToken).ConfigureAwait(false);
    }

    private async Task KeepModelAsync(string name, JsonElement model, ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
    {
        var aliases = string.Join(", ", model.Items("aliases").Select(alias => $"{alias.Text("alias")}={alias.Text("version")}"));
        var draft = new ArtifactDraft(
            $"models/{name}/model.json", MediaTypes.Json, Client.LocatorOf(MLflowRequests.RegisteredModel(name)), name, collection.Run.Version,
            Amounts.ReadUnixMilliseconds(model.Number("last_updated_timestamp")),
            aliases.Length > 0 ? new Dictionary<string, string> { ["aliases"] = aliases } : null,
            ArtifactKinds.RegisteredModel);
        await collection.Run.KeepAsync(draft, json, cancellationToken).ConfigureAwait(false);
    }

    private async Task KeepVersionAsync(string model, JsonElement version, ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
    {
        var number = version.Text("version") ?? "";
        var runId = version.Text("run_id");
        var source = version.Text("source");
        var draft = new ArtifactDraft(
            $"models/{model}/versions/{number}.json", MediaTypes.Json, Client.LocatorOf(MLflowRequests.ModelVersion(model, number)), $"{model} {number}", collection.Run.Version,
            Amounts.ReadUnixMilliseconds(version.Number("creation_timestamp")),
            AttributesOf(version),
            ArtifactKinds.RegisteredModel);
        await collection.Run.KeepAsync(draft, json, cancellationToken).ConfigureAwait(false);
        if (runId is not null)
        {
            await CollectRunAsync(model, number, runId, cancellationToken).ConfigureAwait(false);
        }

        if (source?.StartsWith(LoggedModelScheme, StringComparison.Ordinal) == true && collection.Server.Options.LoggedModels)
        {
            await collection.Run.AttemptAsync($"Logged model of version {number} of '{model}'", () =>
                loggedModels.CollectOneAsync(source["models:/".Length..].Split('/')[0], cancellationToken)).ConfigureAwait(false);
        }
    }

    private Task<bool> CollectRunAsync(string model, string version, string runId, CancellationToken cancellationToken) =>
        collection.Run.AttemptAsync($"Run {runId} of version {version} of model '{model}'", async () =>
        {
            using var reply = await collection.Server.FindAsync(MLflowRequests.Run(runId), cancellationToken).ConfigureAwait(false);
            if (reply is null)
            {
                collection.Run.Tally.Note(new CollectionGap(
                    $"Run {runId} of version {version} of model '{model}'", "MLflow has no such run any more.", "Restore the run if it was deleted, or register the model from a run that is kept."));
                return;
            }

            await runs.CollectWithNestedAsync(MLflowRun.Of(reply), cancellationToken).ConfigureAwait(false);
        });

    private static Dictionary<string, string> AttributesOf(JsonElement version)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in new[]
                 {
                     ("version", version.Text("version")), ("stage", version.Text("current_stage")), ("run", version.Text("run_id")), ("status", version.Text("status")),
                     ("aliases", string.Join(", ", version.Items("aliases").Select(alias => alias.ToString()))),
                 })
        {
            if (!string.IsNullOrEmpty(value) && value != "None")
            {
                attributes[name] = value;
            }
        }

        return attributes;
    }

    private static byte[] Wrap(string member, JsonElement element) =>
        [.. System.Text.Encoding.UTF8.GetBytes($"{{\"{member}\":"), .. element.RawBytes(), .. "}"u8];
}
