using System.Text.Json;
using Evidence.Artifacts;
using Evidence.Connectors.Collecting;
using Evidence.Connectors.Http;

namespace Evidence.Connectors.GitHubActions;

/// <summary>Collects what is about a commit: its workflow runs, checks, scans, deployments, reviews, and the release of a tag.</summary>
internal sealed class CommitCollection(ApiCollection collection, GitHubRequests requests, bool logArchives, string sha, DateTimeOffset? committedAt)
{
    private readonly RunCollection _runs = new(collection, requests, logArchives);

    private static readonly string[] _ofRuns = [GitHubParts.Runs, GitHubParts.Jobs, GitHubParts.Logs, GitHubParts.Artifacts, GitHubParts.Approvals];

    /// <summary>Collects it all, each part for itself.</summary>
    public async Task CollectAsync(string? tag, CancellationToken cancellationToken)
    {
        if (_ofRuns.Any(collection.Parts.Includes))
        {
            await collection.Run.AttemptAsync($"Workflow runs of {sha}", () => CollectRunsAsync(cancellationToken)).ConfigureAwait(false);
        }

        await PartAsync(GitHubParts.Checks, "Check runs", () => collection.KeepPagesAsync(
            GitHubRequests.Paged(requests.CheckRuns(sha), "check_runs"), $"commits/{sha}/check-runs.json", ArtifactKinds.CiRun, cancellationToken)).ConfigureAwait(false);
        await PartAsync(GitHubParts.CodeScanning, "Code scanning results", () => CollectAnalysesAsync(cancellationToken)).ConfigureAwait(false);
        await PartAsync(GitHubParts.CodeScanning, "Code scanning alerts of the repository", () => collection.KeepPagesAsync(
            GitHubRequests.Paged(requests.Alerts()), "code-scanning/alerts.json", ArtifactKinds.SecurityScan, cancellationToken)).ConfigureAwait(false);
        await PartAsync(GitHubParts.Sbom, "SBOM of the repository", () => CollectSbomAsync(cancellationToken)).ConfigureAwait(false);
        await PartAsync(GitHubParts.Deployments, "Deployments", () => CollectDeploymentsAsync(cancellationToken)).ConfigureAwait(false);
        await PartAsync(GitHubParts.Deployments, "Environments of the repository", () => collection.KeepPagesAsync(
            GitHubRequests.Paged(requests.Environments(), "environments"), "environments.json", null, cancellationToken)).ConfigureAwait(false);
        await PartAsync(GitHubParts.Reviews, "Pull requests", () => CollectPullsAsync(cancellationToken)).ConfigureAwait(false);
        if (tag is not null)
        {
            await PartAsync(GitHubParts.Releases, $"Release '{tag}'", () => CollectReleaseAsync(tag, cancellationToken)).ConfigureAwait(false);
        }
    }

    private Task PartAsync(string part, string what, Func<Task> work) => collection.CollectPartAsync(part, $"{what} ({sha})", work);

    private async Task CollectRunsAsync(CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var page in collection.Client.ReadPagesAsync(GitHubRequests.Paged(requests.Runs(sha), "workflow_runs"), cancellationToken).ConfigureAwait(false))
        {
            foreach (var run in page.Items)
            {
                await _runs.CollectAsync(run, cancellationToken).ConfigureAwait(false);
            }

            count += page.Items.Count;
            collection.Run.Report($"{collection.Run.Source.Id}: {count} workflow runs of {sha}");
        }
    }

    // There is no filter by commit. Analyses come newest first, and none is older than the commit it is of.
    private async Task CollectAnalysesAsync(CancellationToken cancellationToken)
    {
        await foreach (var page in collection.Client.ReadPagesAsync(GitHubRequests.Paged(requests.Analyses()), cancellationToken).ConfigureAwait(false))
        {
            foreach (var analysis in page.Items.Where(found => found.Text("commit_sha") == sha))
            {
                await CollectAnalysisAsync(analysis, cancellationToken).ConfigureAwait(false);
            }

            if (page.Items.All(found => ApiCollection.Time(found, "created_at") < committedAt))
            {
                return;
            }
        }
    }

    private async Task CollectAnalysisAsync(JsonElement analysis, CancellationToken cancellationToken)
    {
        var id = analysis.Text("id") ?? "";
        var draft = collection.DraftOf(
            $"code-scanning/{id}.sarif", requests.Analysis(id), ArtifactKinds.SecurityScan, ApiCollection.Time(analysis, "created_at"),
            ("tool", analysis.Text("tool", "name")), ("tool-version", analysis.Text("tool", "version")), ("category", analysis.Text("category")));
        await collection.DownloadAsync(draft with { Revision = $"analysis={id}" }, requests.Analysis(id), cancellationToken).ConfigureAwait(false);
    }

    private async Task CollectSbomAsync(CancellationToken cancellationToken)
    {
        using var reply = await collection.Client.ReadJsonAsync(requests.Sbom(), cancellationToken).ConfigureAwait(false);
        if (reply.Root.Find("sbom") is not { } sbom)
        {
            throw new SourceFaultException(SourceFaultKind.Malformed, "GitHub answered without an SBOM.", "Check url.");
        }

        // The document inside is an SPDX document as it stands; it is of the default branch as it is now.
        var draft = collection.DraftOf("sbom.spdx.json", requests.Sbom(), ArtifactKinds.Sbom, ApiCollection.Time(sbom, "creationInfo", "created"), ("of", "default branch"));
        await collection.KeepAsync(draft, sbom, cancellationToken).ConfigureAwait(false);
    }

    private async Task CollectDeploymentsAsync(CancellationToken cancellationToken)
    {
        await foreach (var page in collection.Client.ReadPagesAsync(GitHubRequests.Paged(requests.Deployments(sha)), cancellationToken).ConfigureAwait(false))
        {
            foreach (var deployment in page.Items)
            {
                var id = deployment.Text("id") ?? "";
                var about = collection.About($"deployment {id}", ("environment", deployment.Text("environment")));
                var draft = about.DraftOf($"deployments/{id}.json", requests.Deployment(id), ArtifactKinds.CiRun, ApiCollection.Time(deployment, "created_at"));
                await about.KeepAsync(draft, deployment, cancellationToken).ConfigureAwait(false);
                await about.Run.AttemptAsync($"Statuses of deployment {id}", () => about.KeepPagesAsync(
                    GitHubRequests.Paged(requests.DeploymentStatuses(id)), $"deployments/{id}-statuses.json", ArtifactKinds.CiRun, cancellationToken)).ConfigureAwait(false);
            }
        }
    }

    private async Task CollectPullsAsync(CancellationToken cancellationToken)
    {
        await foreach (var page in collection.Client.ReadPagesAsync(GitHubRequests.Paged(requests.Pulls(sha)), cancellationToken).ConfigureAwait(false))
        {
            foreach (var pull in page.Items)
            {
                var number = pull.Text("number") ?? "";
                var about = collection.About($"pull request {number}", ("pull-request", number));
                var when = ApiCollection.Time(pull, "merged_at") ?? ApiCollection.Time(pull, "updated_at");
                await about.KeepAsync(about.DraftOf($"pulls/{number}.json", requests.Pull(number), ArtifactKinds.CodeReview, when), pull, cancellationToken).ConfigureAwait(false);
                await about.Run.AttemptAsync($"Reviews of pull request {number}", () => about.KeepPagesAsync(
                    GitHubRequests.Paged(requests.Reviews(number)), $"pulls/{number}-reviews.json", ArtifactKinds.CodeReview, cancellationToken)).ConfigureAwait(false);
            }
        }
    }

    private async Task CollectReleaseAsync(string tag, CancellationToken cancellationToken)
    {
        using var release = await collection.Client.ReadJsonAsync(requests.Release(tag), cancellationToken).ConfigureAwait(false);
        var name = ApiCollection.PartOf(tag);
        var about = collection.About($"release {tag}", ("tag", tag));
        var draft = about.DraftOf($"releases/{name}/release.json", requests.Release(tag), ArtifactKinds.SoftwareRelease, ApiCollection.Time(release.Root, "published_at"));
        await about.KeepAsync(draft, release.Root, cancellationToken).ConfigureAwait(false);
        if (release.Root.Text("id") is not { } id)
        {
            return;
        }

        await foreach (var page in about.Client.ReadPagesAsync(GitHubRequests.Paged(requests.ReleaseAssets(id)), cancellationToken).ConfigureAwait(false))
        {
            await about.ForEachAsync(page.Items, (asset, token) => CollectAssetAsync(about, name, asset, token), cancellationToken).ConfigureAwait(false);
        }
    }

    private Task CollectAssetAsync(ApiCollection about, string release, JsonElement asset, CancellationToken cancellationToken)
    {
        var id = asset.Text("id") ?? "";
        var draft = about.DraftOf($"releases/{release}/assets/{ApiCollection.PartOf(asset.Text("name"))}", requests.Asset(id), null, ApiCollection.Time(asset, "updated_at"));
        var revision = asset.Text("digest") ?? $"size={asset.Text("size")};updated={asset.Text("updated_at")}";
        return about.DownloadAsync(draft with { Revision = revision }, requests.Asset(id), cancellationToken);
    }
}
