using System.Text.Json;
using Evidence.Artifacts;
using Evidence.Connectors.Collecting;
using Evidence.Connectors.Http;
using Evidence.Packs;

namespace Evidence.Connectors.GitLab;

/// <summary>Collects pipelines: what they say, jobs with traces and artifacts, reports, and the pipelines they started in the same project.</summary>
internal sealed class PipelineCollection(ApiCollection collection, GitLabRequests requests)
{
    private static readonly string[] _over = ["success", "failed", "canceled", "skipped", "manual"];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly JobCollection _jobs = new(requests);

    /// <summary>The parts that come with pipelines.</summary>
    public static IReadOnlyList<string> Parts { get; } =
        [GitLabParts.Pipelines, GitLabParts.Jobs, GitLabParts.Traces, GitLabParts.Artifacts, GitLabParts.TestReport, GitLabParts.Security];

    /// <summary>Collects the pipeline of that id.</summary>
    public async Task CollectAsync(string id, CancellationToken cancellationToken)
    {
        using var reply = await collection.Client.ReadJsonAsync(requests.Pipeline(id), cancellationToken).ConfigureAwait(false);
        await CollectAsync(reply.Root, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Collects one pipeline, once.</summary>
    public async Task CollectAsync(JsonElement pipeline, CancellationToken cancellationToken)
    {
        var id = pipeline.Text("id") ?? throw new SourceFaultException(SourceFaultKind.Malformed, "GitLab answered with a pipeline without an id.", "Check url.");
        if (!_seen.Add(id))
        {
            return;
        }

        var about = collection.About($"pipeline {id}", ("git-commit", pipeline.Text("sha")), ("pipeline", id), ("ref", pipeline.Text("ref")));
        await about.CollectPartAsync(GitLabParts.Pipelines, $"Pipeline {id}", () => about.KeepAsync(
            about.DraftOf($"pipelines/{id}/pipeline.json", requests.Pipeline(id), ArtifactKinds.CiRun, ApiCollection.Time(pipeline, "updated_at"), ("status", pipeline.Text("status"))),
            pipeline, cancellationToken)).ConfigureAwait(false);
        if (pipeline.Text("status") is { } status && !_over.Contains(status, StringComparer.Ordinal))
        {
            about.Run.Tally.Note(new CollectionGap($"Pipeline {id}", $"It is not over ({status}), so traces and artifacts may still come.", "Collect again when it is over."));
        }

        await CollectPartsAsync(about, id, pipeline.Text("project_id"), cancellationToken).ConfigureAwait(false);
    }

    private async Task CollectPartsAsync(ApiCollection about, string id, string? project, CancellationToken cancellationToken)
    {
        if (JobCollection.Parts.Any(about.Parts.Includes))
        {
            await about.Run.AttemptAsync($"Jobs of pipeline {id}", () => CollectJobsAsync(about, id, cancellationToken)).ConfigureAwait(false);
            await about.Run.AttemptAsync($"Pipelines started by pipeline {id}", () => CollectStartedAsync(id, project, cancellationToken)).ConfigureAwait(false);
        }

        await about.CollectPartAsync(GitLabParts.TestReport, $"Test report of pipeline {id}", () => CollectTestReportAsync(about, id, cancellationToken)).ConfigureAwait(false);
        await about.CollectPartAsync(GitLabParts.Security, $"Security findings of pipeline {id}", () => about.KeepPagesAsync(
            GitLabRequests.Paged(requests.Findings(id)), $"pipelines/{id}/security-findings.json", ArtifactKinds.SecurityScan, cancellationToken)).ConfigureAwait(false);
    }

    private async Task CollectJobsAsync(ApiCollection about, string id, CancellationToken cancellationToken)
    {
        await foreach (var page in about.Client.ReadPagesAsync(GitLabRequests.Paged(requests.Jobs(id)), cancellationToken).ConfigureAwait(false))
        {
            await about.ForEachAsync(page.Items, (job, token) => _jobs.CollectAsync(about, id, job, token), cancellationToken).ConfigureAwait(false);
        }
    }

    // Child pipelines are not in the listing of a commit's pipelines.
    private async Task CollectStartedAsync(string id, string? project, CancellationToken cancellationToken)
    {
        var started = new List<string>();
        await foreach (var page in collection.Client.ReadPagesAsync(GitLabRequests.Paged(requests.Bridges(id)), cancellationToken).ConfigureAwait(false))
        {
            foreach (var pipeline in page.Items.Select(bridge => bridge.Find("downstream_pipeline")).OfType<JsonElement>())
            {
                if (project is null || pipeline.Text("project_id") == project)
                {
                    started.AddRange(pipeline.Text("id") is { } child ? [child] : []);
                }
                else
                {
                    collection.Run.Report($"{collection.Run.Source.Id}: pipeline {id} started pipeline {pipeline.Text("id")} of project {pipeline.Text("project_id")}, which needs a subject of its own");
                }
            }
        }

        foreach (var child in started)
        {
            await collection.Run.AttemptAsync($"Pipeline {child}", () => CollectAsync(child, cancellationToken)).ConfigureAwait(false);
        }
    }

    private async Task CollectTestReportAsync(ApiCollection about, string id, CancellationToken cancellationToken)
    {
        var request = requests.TestReport(id);
        using var reply = await about.Client.ReadJsonAsync(request, cancellationToken).ConfigureAwait(false);
        if (reply.Root.Number("total_count") is > 0)
        {
            await about.KeepAsync(about.DraftOf($"pipelines/{id}/test-report.json", request, ArtifactKinds.TestResults), reply.Root, cancellationToken).ConfigureAwait(false);
        }
    }
}
