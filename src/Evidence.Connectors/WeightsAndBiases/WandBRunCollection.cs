using System.Text.Json;
using Evidence.Artifacts;
using Evidence.Connectors.Http;
using Evidence.Packs;

namespace Evidence.Connectors.WeightsAndBiases;

/// <summary>Collects runs: configuration and summary, a sample of the history, files.</summary>
internal sealed class WandBRunCollection(WandBCollection collection)
{
    private static readonly string[] _over = ["finished", "failed", "crashed", "killed"];

    /// <summary>Collects the runs of a project, page by page.</summary>
    public async Task CollectAllAsync(WandBProject project, string? filter, CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var page in collection.Server.ReadAsync(WandBQueries.Runs, project, "project.runs", cancellationToken, ("filters", filter)).ConfigureAwait(false))
        {
            await collection.ForEachAsync(page.Items, (run, token) => CollectAsync(project, run, token), cancellationToken).ConfigureAwait(false);
            count += page.Items.Count;
            collection.Run.Report($"{collection.Run.Source.Id}: {count} runs of '{project}'");
        }
    }

    /// <summary>Collects one run.</summary>
    public async Task CollectAsync(WandBProject project, JsonElement run, CancellationToken cancellationToken)
    {
        var id = run.Text("name") ?? "";
        var json = run.RawBytes();
        var isOver = _over.Contains(run.Text("state"), StringComparer.Ordinal);
        var revision = isOver ? Sha256Digest.Of(json).Hex : null;
        var producedAt = WandBCollection.Time(run, "heartbeatAt") ?? WandBCollection.Time(run, "createdAt");
        (string, string?)[] attributes =
            [("run-name", run.Text("displayName")), ("run-status", run.Text("state")), ("user", run.Text("user", "username")), ("git-commit", run.Text("commit")), ("group", run.Text("group"))];
        var draft = collection.DraftOf(project, $"runs/{id}/run.json", collection.LocatorOf(project, "runs", id), id, producedAt, attributes);
        await collection.Run.KeepAsync(draft with { Kind = ArtifactKinds.TrainingRun }, json, cancellationToken).ConfigureAwait(false);
        if (run.Number("historyLineCount") is > 0 and var lines && collection.Server.Options.HistorySamples > 0)
        {
            var history = collection.DraftOf(project, $"runs/{id}/history.json", collection.LocatorOf(project, "runs", id, "history"), id, producedAt,
                [.. attributes, ("history-rows", $"{lines}"), ("history-sampled", lines > collection.Server.Options.HistorySamples ? "true" : null)]);
            await KeepHistoryAsync(project, id, history with { Revision = revision is null ? null : $"{revision};samples={collection.Server.Options.HistorySamples}" }, cancellationToken).ConfigureAwait(false);
        }

        if (collection.WithRunFiles && run.Number("fileCount") is not 0)
        {
            await collection.Run.AttemptAsync($"Files of run {id} of '{project}'", () => CollectFilesAsync(project, id, producedAt, attributes, cancellationToken)).ConfigureAwait(false);
        }
    }

    private async Task KeepHistoryAsync(WandBProject project, string id, Ports.ArtifactDraft draft, CancellationToken cancellationToken) => await collection.Run.KeepAsync(
        draft,
        async token =>
        {
            using var reply = await collection.Server.QueryAsync(
                WandBQueries.RunHistory, project, token, ("run", id), ("samples", collection.Server.Options.HistorySamples)).ConfigureAwait(false);
            return Collecting.ArtifactContent.Of(reply.Bytes, Collecting.MediaTypes.Json);
        },
        cancellationToken).ConfigureAwait(false);

    private async Task CollectFilesAsync(
        WandBProject project, string id, DateTimeOffset? producedAt, (string, string?)[] attributes, CancellationToken cancellationToken)
    {
        await foreach (var page in collection.Server.ReadAsync(WandBQueries.RunFiles, project, "project.run.files", cancellationToken, ("run", id)).ConfigureAwait(false))
        {
            foreach (var file in page.Items)
            {
                var name = file.Text("name") ?? "";
                if (!WandBCollection.IsSafe(name))
                {
                    collection.Run.Tally.Note(new CollectionGap($"File '{name}' of run {id} of '{project}'", "It is no path below the run's files.", "Upload the file under another name."));
                    continue;
                }

                var draft = collection.DraftOf(project, $"runs/{id}/files/{name}", collection.LocatorOf(project, "runs", id, "files", name), id, WandBCollection.Time(file, "updatedAt") ?? producedAt, attributes);
                await collection.KeepFileAsync(draft, file, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
