using System.Text.Json;
using System.Text.RegularExpressions;
using Evidence.Artifacts;
using Evidence.Connectors.Collecting;
using Evidence.Connectors.Http;
using Evidence.Releases;

namespace Evidence.Connectors.Bitbucket;

/// <summary>Collects what is about a commit: pipelines, build statuses, code insights, pull requests with their reviews, and downloads named after it.</summary>
internal sealed class CommitCollection(ApiCollection collection, BitbucketRequests requests, string sha)
{
    private const int ShortSha = 7;
    private static readonly TimeSpan _matching = TimeSpan.FromSeconds(1);
    private readonly PipelineCollection _pipelines = new(collection, requests);

    /// <summary>Collects it all, each part for itself.</summary>
    public async Task CollectAsync(Subject subject, CancellationToken cancellationToken)
    {
        if (BitbucketParts.OfPipelines.Any(collection.Parts.Includes))
        {
            await collection.Run.AttemptAsync($"Pipelines of {sha}", () => CollectPipelinesAsync(cancellationToken)).ConfigureAwait(false);
        }

        await collection.CollectPartAsync(BitbucketParts.Statuses, $"Build statuses of {sha}", () => collection.KeepPagesAsync(
            BitbucketRequests.Paged(requests.Statuses(sha)), "build-statuses.json", ArtifactKinds.CiRun, cancellationToken)).ConfigureAwait(false);
        await collection.CollectPartAsync(BitbucketParts.Reports, $"Code insights of {sha}", () => CollectReportsAsync(cancellationToken)).ConfigureAwait(false);
        await collection.CollectPartAsync(BitbucketParts.Reviews, $"Pull requests of {sha}", () => CollectPullRequestsAsync(cancellationToken)).ConfigureAwait(false);
        await collection.CollectPartAsync(BitbucketParts.Downloads, "Downloads of the repository", () => CollectDownloadsAsync(subject, cancellationToken)).ConfigureAwait(false);
    }

    private async Task CollectPipelinesAsync(CancellationToken cancellationToken)
    {
        await foreach (var page in collection.Client.ReadPagesAsync(BitbucketRequests.Paged(requests.Pipelines(sha)), cancellationToken).ConfigureAwait(false))
        {
            foreach (var pipeline in page.Items)
            {
                await collection.Run.AttemptAsync($"Pipeline {pipeline.Text("build_number")}", () => _pipelines.CollectAsync(pipeline, cancellationToken)).ConfigureAwait(false);
            }
        }
    }

    private async Task CollectReportsAsync(CancellationToken cancellationToken)
    {
        await foreach (var page in collection.Client.ReadPagesAsync(BitbucketRequests.Paged(requests.Reports(sha)), cancellationToken).ConfigureAwait(false))
        {
            foreach (var report in page.Items)
            {
                var id = report.Text("uuid") ?? report.Text("external_id") ?? "";
                var name = $"reports/{PipelineCollection.NameOf(report.Text("external_id") ?? id)}";
                var about = collection.About($"report {report.Text("title") ?? id}", ("reporter", report.Text("reporter")), ("report-type", report.Text("report_type")));
                var kind = report.Text("report_type") == "SECURITY" ? ArtifactKinds.SecurityScan : null;
                await about.KeepAsync(about.DraftOf($"{name}.json", requests.Report(sha, id), kind, ApiCollection.Time(report, "updated_on")), report, cancellationToken).ConfigureAwait(false);
                await about.Run.AttemptAsync($"Annotations of report {id}", () => about.KeepPagesAsync(
                    BitbucketRequests.Paged(requests.Annotations(sha, id)), $"{name}-annotations.json", kind, cancellationToken)).ConfigureAwait(false);
            }
        }
    }

    // The listing leaves out who approved; the pull request itself says it.
    private async Task CollectPullRequestsAsync(CancellationToken cancellationToken)
    {
        await foreach (var page in collection.Client.ReadPagesAsync(BitbucketRequests.Paged(requests.PullRequests(sha)), cancellationToken).ConfigureAwait(false))
        {
            foreach (var id in page.Items.Select(request => request.Text("id")).OfType<string>())
            {
                await collection.Run.AttemptAsync($"Pull request {id}", () => CollectPullRequestAsync(id, cancellationToken)).ConfigureAwait(false);
            }
        }
    }

    private async Task CollectPullRequestAsync(string id, CancellationToken cancellationToken)
    {
        var request = requests.PullRequest(id);
        using var reply = await collection.Client.ReadJsonAsync(request, cancellationToken).ConfigureAwait(false);
        var about = collection.About($"pull request {id}", ("pull-request", id));
        await about.KeepAsync(about.DraftOf($"pull-requests/{id}.json", request, ArtifactKinds.CodeReview, ApiCollection.Time(reply.Root, "updated_on")), reply.Root, cancellationToken).ConfigureAwait(false);
    }

    private async Task CollectDownloadsAsync(Subject subject, CancellationToken cancellationToken)
    {
        var isWanted = Wanted(subject);
        await foreach (var page in collection.Client.ReadPagesAsync(BitbucketRequests.Paged(requests.Downloads()), cancellationToken).ConfigureAwait(false))
        {
            await collection.ForEachAsync(page.Items.Where(file => isWanted(file.Text("name") ?? "")), CollectDownloadAsync, cancellationToken).ConfigureAwait(false);
        }
    }

    private Task CollectDownloadAsync(JsonElement file, CancellationToken cancellationToken)
    {
        var name = file.Text("name")!;
        var draft = collection.DraftOf($"downloads/{FileNames.Part(name)}", requests.Download(name), null, ApiCollection.Time(file, "created_on"))
            with { Revision = $"size={file.Text("size")};created={file.Text("created_on")}" };
        return name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)
            ? collection.UnpackAsync(draft, requests.Download(name), cancellationToken)
            : collection.DownloadAsync(draft, requests.Download(name), cancellationToken);
    }

    // Downloads belong to a repository and not to a commit, so their names have to tell.
    private Func<string, bool> Wanted(Subject subject)
    {
        if (subject[BitbucketSubjects.Downloads]?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } patterns)
        {
            var all = patterns.Select(pattern => new Regex(
                $"^{Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal)}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, _matching)).ToList();
            return name => all.Exists(pattern => pattern.IsMatch(name));
        }

        var tag = VersionOf(subject[BitbucketSubjects.Tag]);
        return name => name.Contains(sha[..Math.Min(ShortSha, sha.Length)], StringComparison.OrdinalIgnoreCase) || (tag is not null && name.Contains(tag, StringComparison.OrdinalIgnoreCase));
    }

    // v2.4.0, release/2.4.0: what files are named after is 2.4.0.
    private static string? VersionOf(string? tag) => tag?.Split('/')[^1] is not { } name ? null : name is ['v' or 'V', >= '0' and <= '9', ..] ? name[1..] : name;
}
