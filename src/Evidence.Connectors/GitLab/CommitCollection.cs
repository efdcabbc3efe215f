using Evidence.Artifacts;
using Evidence.Connectors.Collecting;
using Evidence.Connectors.Http;

namespace Evidence.Connectors.GitLab;

/// <summary>Collects what is about a commit: its pipelines, merge requests, and the release of a tag.</summary>
internal sealed class CommitCollection(ApiCollection collection, GitLabRequests requests, string sha)
{
    private readonly PipelineCollection _pipelines = new(collection, requests);

    /// <summary>Collects it all, each part for itself.</summary>
    public async Task CollectAsync(string? tag, CancellationToken cancellationToken)
    {
        if (PipelineCollection.Parts.Any(collection.Parts.Includes))
        {
            await collection.Run.AttemptAsync($"Pipelines of {sha}", () => CollectPipelinesAsync(cancellationToken)).ConfigureAwait(false);
        }

        if (collection.Parts.Includes(GitLabParts.Reviews) || collection.Parts.Includes(GitLabParts.Approvals))
        {
            await collection.Run.AttemptAsync($"Merge requests of {sha}", () => CollectMergeRequestsAsync(cancellationToken)).ConfigureAwait(false);
        }

        if (tag is not null)
        {
            await collection.CollectPartAsync(GitLabParts.Releases, $"Release '{tag}'", () => CollectReleaseAsync(tag, cancellationToken)).ConfigureAwait(false);
        }
    }

    private async Task CollectPipelinesAsync(CancellationToken cancellationToken)
    {
        await foreach (var page in collection.Client.ReadPagesAsync(GitLabRequests.Paged(requests.Pipelines(sha)), cancellationToken).ConfigureAwait(false))
        {
            foreach (var id in page.Items.Select(pipeline => pipeline.Text("id")).OfType<string>())
            {
                await collection.Run.AttemptAsync($"Pipeline {id}", () => _pipelines.CollectAsync(id, cancellationToken)).ConfigureAwait(false);
            }
        }
    }

    private async Task CollectMergeRequestsAsync(CancellationToken cancellationToken)
    {
        await foreach (var page in collection.Client.ReadPagesAsync(GitLabRequests.Paged(requests.MergeRequests(sha)), cancellationToken).ConfigureAwait(false))
        {
            foreach (var request in page.Items)
            {
                var number = request.Text("iid") ?? "";
                var about = collection.About($"merge request {number}", ("merge-request", number));
                var when = ApiCollection.Time(request, "merged_at") ?? ApiCollection.Time(request, "updated_at");
                await about.CollectPartAsync(GitLabParts.Reviews, $"Merge request {number}", () => about.KeepAsync(
                    about.DraftOf($"merge-requests/{number}.json", requests.MergeRequest(number), ArtifactKinds.CodeReview, when), request, cancellationToken)).ConfigureAwait(false);
                await about.CollectPartAsync(GitLabParts.Approvals, $"Approvals of merge request {number}", () => CollectApprovalsAsync(about, number, cancellationToken)).ConfigureAwait(false);
            }
        }
    }

    private async Task CollectApprovalsAsync(ApiCollection about, string number, CancellationToken cancellationToken)
    {
        var request = requests.Approvals(number);
        using var reply = await about.Client.ReadJsonAsync(request, cancellationToken).ConfigureAwait(false);
        var draft = about.DraftOf($"merge-requests/{number}-approvals.json", request, ArtifactKinds.Approval, ApiCollection.Time(reply.Root, "updated_at"));
        await about.KeepAsync(draft, reply.Root, cancellationToken).ConfigureAwait(false);
    }

    private async Task CollectReleaseAsync(string tag, CancellationToken cancellationToken)
    {
        var request = requests.Release(tag);
        using var release = await collection.Client.ReadJsonAsync(request, cancellationToken).ConfigureAwait(false);
        var about = collection.About($"release {tag}", ("tag", tag));
        var draft = about.DraftOf($"releases/{ApiCollection.PartOf(tag)}.json", request, ArtifactKinds.SoftwareRelease, ApiCollection.Time(release.Root, "released_at"));
        await about.KeepAsync(draft, release.Root, cancellationToken).ConfigureAwait(false);
    }
}
