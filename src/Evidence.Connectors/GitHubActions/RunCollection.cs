using System.Text.Json;
using Evidence.Artifacts;
using Evidence.Connectors.Collecting;
using Evidence.Connectors.Http;
using Evidence.Packs;

namespace Evidence.Connectors.GitHubActions;

/// <summary>Collects workflow runs: what they say, jobs, logs, artifacts, approvals.</summary>
internal sealed class RunCollection(ApiCollection collection, GitHubRequests requests, bool logArchives)
{
    /// <summary>Collects one run.</summary>
    public async Task CollectAsync(JsonElement run, CancellationToken cancellationToken)
    {
        var id = run.Text("id") ?? throw new SourceFaultException(SourceFaultKind.Malformed, "GitHub answered with a run without an id.", "Check url.");
        var commit = run.Text("head_sha");
        var about = collection.About($"run {id}", ("git-commit", commit), ("workflow", run.Text("name")), ("run", id), ("branch", run.Text("head_branch")));
        var updated = ApiCollection.Time(run, "updated_at");
        if (collection.Parts.Includes(GitHubParts.Runs))
        {
            var draft = about.DraftOf($"runs/{id}/run.json", requests.Run(id), ArtifactKinds.CiRun, updated, ("conclusion", run.Text("conclusion")), ("event", run.Text("event")));
            await about.KeepAsync(draft, run, cancellationToken).ConfigureAwait(false);
        }

        if (run.Text("status") is { } status && status != "completed")
        {
            about.Run.Tally.Note(new CollectionGap($"Workflow run {id}", $"It is not over ({status}), so logs and artifacts may still come.", "Collect again when it is over."));
        }

        await CollectPartsAsync(about, id, $"attempt={run.Text("run_attempt")};updated={run.Text("updated_at")}", updated, cancellationToken).ConfigureAwait(false);
    }

    private async Task CollectPartsAsync(ApiCollection about, string id, string revision, DateTimeOffset? updated, CancellationToken cancellationToken)
    {
        var hasTexts = about.Parts.Includes(GitHubParts.Logs) && !logArchives;
        if (hasTexts || about.Parts.Includes(GitHubParts.Jobs))
        {
            await about.Run.AttemptAsync($"Jobs of workflow run {id}", () => CollectJobsAsync(about, id, hasTexts, cancellationToken)).ConfigureAwait(false);
        }

        if (logArchives)
        {
            var draft = about.DraftOf($"runs/{id}/logs.zip", requests.RunLogs(id), ArtifactKinds.CiLog, updated) with { Revision = revision };
            await about.CollectPartAsync(GitHubParts.Logs, $"Logs of workflow run {id}", () => about.UnpackAsync(draft, requests.RunLogs(id), cancellationToken)).ConfigureAwait(false);
        }

        await about.CollectPartAsync(GitHubParts.Artifacts, $"Artifacts of workflow run {id}", () => CollectArtifactsAsync(about, id, cancellationToken)).ConfigureAwait(false);
        await about.CollectPartAsync(GitHubParts.Approvals, $"Approvals of workflow run {id}", () => CollectApprovalsAsync(about, id, cancellationToken)).ConfigureAwait(false);
    }

    private async Task CollectJobsAsync(ApiCollection about, string run, bool withLogs, CancellationToken cancellationToken)
    {
        await foreach (var page in about.Client.ReadPagesAsync(GitHubRequests.Paged(requests.Jobs(run), "jobs"), cancellationToken).ConfigureAwait(false))
        {
            await about.ForEachAsync(page.Items, (job, token) => CollectJobAsync(about, run, job, withLogs, token), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task CollectJobAsync(ApiCollection about, string run, JsonElement job, bool withLog, CancellationToken cancellationToken)
    {
        var id = job.Text("id") ?? "";
        var ended = ApiCollection.Time(job, "completed_at");
        (string, string?)[] attributes = [("job", job.Text("name")), ("conclusion", job.Text("conclusion")), ("attempt", job.Text("run_attempt"))];
        if (about.Parts.Includes(GitHubParts.Jobs))
        {
            await about.KeepAsync(about.DraftOf($"runs/{run}/jobs/{id}.json", requests.Job(id), ArtifactKinds.CiRun, ended, attributes), job, cancellationToken).ConfigureAwait(false);
        }

        // A job that was skipped never had a log; one that is not over has none yet, which the gap of its run says.
        if (withLog && job.Text("status") == "completed" && job.Text("conclusion") != "skipped")
        {
            var draft = about.DraftOf($"runs/{run}/logs/{id}.log", requests.JobLog(id), ArtifactKinds.CiLog, ended, attributes);
            await about.DownloadAsync(draft with { Revision = $"completed={job.Text("completed_at")}" }, requests.JobLog(id), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task CollectArtifactsAsync(ApiCollection about, string run, CancellationToken cancellationToken)
    {
        await foreach (var page in about.Client.ReadPagesAsync(GitHubRequests.Paged(requests.Artifacts(run), "artifacts"), cancellationToken).ConfigureAwait(false))
        {
            await about.ForEachAsync(page.Items, (artifact, token) => CollectArtifactAsync(about, run, artifact, token), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task CollectArtifactAsync(ApiCollection about, string run, JsonElement artifact, CancellationToken cancellationToken)
    {
        var id = artifact.Text("id") ?? "";
        var request = requests.Archive(id);
        var name = ApiCollection.PartOf(artifact.Text("name"));
        if (artifact.IsTrue("expired"))
        {
            about.Miss(
                about.Client.LocatorOf(request),
                $"Artifact '{name}' of workflow run {run} expired{(artifact.Text("expires_at") is { } when ? $" on {when}" : "")} and GitHub no longer keeps it.",
                "Run the workflow again, collect sooner, or raise the retention of artifacts.");
            return;
        }

        // Names are unique within an attempt only.
        var draft = about.DraftOf($"runs/{run}/artifacts/{name}-{id}.zip", request, null, ApiCollection.Time(artifact, "created_at"), ("artifact", artifact.Text("name")));
        var revision = artifact.Text("digest") ?? $"size={artifact.Text("size_in_bytes")};updated={artifact.Text("updated_at")}";
        await about.UnpackAsync(draft with { Revision = revision }, request, cancellationToken).ConfigureAwait(false);
    }

    private async Task CollectApprovalsAsync(ApiCollection about, string run, CancellationToken cancellationToken)
    {
        using var reply = await about.Client.ReadJsonAsync(requests.Approvals(run), cancellationToken).ConfigureAwait(false);
        if (reply.ItemsOrFault("GitHub").Any())
        {
            await about.KeepAsync(about.DraftOf($"runs/{run}/approvals.json", requests.Approvals(run), ArtifactKinds.Approval), reply.Root, cancellationToken).ConfigureAwait(false);
        }
    }
}
