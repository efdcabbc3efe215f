using System.Text.Json;
using Evidence.Artifacts;
using Evidence.Connectors.Collecting;
using Evidence.Connectors.Http;
using Evidence.Packs;

namespace Evidence.Connectors.AzureDevOps;

/// <summary>Collects builds: what they say, timeline with approvals, logs, artifacts, tests, releases.</summary>
internal sealed class BuildCollection(ApiCollection collection, ApiCollection ofReleases, AzureDevOpsRequests requests)
{
    private const int ApprovalsAtOnce = 20;
    private readonly TestCollection _tests = new(requests);

    /// <summary>Collects one build.</summary>
    public async Task CollectAsync(JsonElement build, CancellationToken cancellationToken)
    {
        var id = build.Text("id") ?? throw new SourceFaultException(SourceFaultKind.Malformed, "Azure DevOps answered with a build without an id.", "Check url.");
        (string, string?)[] attributes = [("git-commit", build.Text("sourceVersion")), ("build", id), ("pipeline", build.Text("definition", "name")), ("branch", build.Text("sourceBranch"))];
        var about = collection.About($"build {id}", attributes);
        if (about.Parts.Includes(AzureDevOpsParts.Builds))
        {
            var draft = about.DraftOf($"builds/{id}/build.json", requests.Build(id), ArtifactKinds.CiRun, ApiCollection.Time(build, "finishTime"), ("result", build.Text("result")));
            await about.KeepAsync(draft, build, cancellationToken).ConfigureAwait(false);
        }

        if (build.Text("status") is { } status && status != "completed")
        {
            about.Run.Tally.Note(new CollectionGap($"Build {id}", $"It is not over ({status}), so logs, tests and artifacts may still come.", "Collect again when it is over."));
        }

        await CollectPartsAsync(about, ofReleases.About($"build {id}", attributes), build, id, cancellationToken).ConfigureAwait(false);
    }

    private async Task CollectPartsAsync(ApiCollection about, ApiCollection releases, JsonElement build, string id, CancellationToken cancellationToken)
    {
        if (about.Parts.Includes(AzureDevOpsParts.Timeline) || about.Parts.Includes(AzureDevOpsParts.Approvals))
        {
            await about.Run.AttemptAsync($"Timeline of build {id}", () => CollectTimelineAsync(about, id, cancellationToken)).ConfigureAwait(false);
        }

        var finished = build.Text("finishTime");
        await about.CollectPartAsync(AzureDevOpsParts.Logs, $"Logs of build {id}", () => CollectLogsAsync(about, id, finished, cancellationToken)).ConfigureAwait(false);
        await about.CollectPartAsync(AzureDevOpsParts.Artifacts, $"Artifacts of build {id}", () => CollectArtifactsAsync(about, id, cancellationToken)).ConfigureAwait(false);
        await about.CollectPartAsync(AzureDevOpsParts.Tests, $"Test runs of build {id}", () => _tests.CollectAsync(about, id, cancellationToken)).ConfigureAwait(false);
        if (build.Text("project", "id") is { } project && build.Text("definition", "id") is { } definition)
        {
            await releases.CollectPartAsync(AzureDevOpsParts.Releases, $"Releases of build {id}", () => CollectReleasesAsync(releases, requests.Releases(project, definition, id), cancellationToken)).ConfigureAwait(false);
        }
    }

    private async Task CollectTimelineAsync(ApiCollection about, string build, CancellationToken cancellationToken)
    {
        var request = requests.Timeline(build);
        var bytes = await about.Client.ReadBytesAsync(request, cancellationToken).ConfigureAwait(false);

        // A build that never got to run has none (204).
        if (bytes.Length == 0)
        {
            return;
        }

        using var timeline = Parse(bytes);
        if (about.Parts.Includes(AzureDevOpsParts.Timeline))
        {
            await about.Run.KeepAsync(about.DraftOf($"builds/{build}/timeline.json", request, ArtifactKinds.CiRun), bytes, cancellationToken).ConfigureAwait(false);
        }

        // A checkpoint's record has the id of its approval.
        var approvals = timeline.RootElement.Items("records").Where(record => record.Text("type") == "Checkpoint.Approval").Select(record => record.Text("id")).OfType<string>();
        foreach (var (number, ids) in approvals.Distinct(StringComparer.Ordinal).Chunk(ApprovalsAtOnce).Index())
        {
            await about.CollectPartAsync(AzureDevOpsParts.Approvals, $"Approvals of build {build}", () => CollectApprovalsAsync(about, build, ids, number + 1, cancellationToken)).ConfigureAwait(false);
        }
    }

    private static JsonDocument Parse(byte[] bytes)
    {
        try
        {
            return JsonDocument.Parse(bytes);
        }
        catch (JsonException fault)
        {
            throw new SourceFaultException(SourceFaultKind.Malformed, "Azure DevOps answered with a timeline that is malformed or cut off.", "Collect again.", innerException: fault);
        }
    }

    private async Task CollectApprovalsAsync(ApiCollection about, string build, string[] ids, int number, CancellationToken cancellationToken)
    {
        var request = requests.Approvals(ids);
        using var reply = await about.Client.ReadJsonAsync(request, cancellationToken).ConfigureAwait(false);
        var name = number == 1 ? $"builds/{build}/approvals.json" : $"builds/{build}/approvals-{number}.json";
        await about.KeepAsync(about.DraftOf(name, request, ArtifactKinds.Approval), reply.Root, cancellationToken).ConfigureAwait(false);
        var found = reply.Root.Items("value").Count();
        if (found < ids.Length)
        {
            about.Run.Tally.Note(new CollectionGap($"Approvals of build {build}", $"Its timeline names {ids.Length} and Azure DevOps gave {found}.", "Let the account see the checks of the environments and resources."));
        }
    }

    private async Task CollectLogsAsync(ApiCollection about, string build, string? finished, CancellationToken cancellationToken)
    {
        using var reply = await about.Client.ReadJsonAsync(requests.Logs(build), cancellationToken).ConfigureAwait(false);
        await about.ForEachAsync(reply.ItemsOrFault("Azure DevOps", "value"), (log, token) => CollectLogAsync(about, build, log, finished, token), cancellationToken).ConfigureAwait(false);
    }

    private Task CollectLogAsync(ApiCollection about, string build, JsonElement log, string? finished, CancellationToken cancellationToken)
    {
        var id = log.Text("id") ?? "";
        var request = requests.Log(build, id);
        var draft = about.DraftOf($"builds/{build}/logs/{id}.log", request, ArtifactKinds.CiLog, ApiCollection.Time(log, "lastChangedOn") ?? ApiCollection.Time(log, "createdOn"));
        var revision = finished is null ? null : $"lines={log.Text("lineCount")};changed={log.Text("lastChangedOn") ?? finished}";
        return about.DownloadAsync(draft with { Revision = revision }, request, cancellationToken);
    }

    private async Task CollectArtifactsAsync(ApiCollection about, string build, CancellationToken cancellationToken)
    {
        using var reply = await about.Client.ReadJsonAsync(requests.Artifacts(build), cancellationToken).ConfigureAwait(false);
        await about.ForEachAsync(reply.ItemsOrFault("Azure DevOps", "value"), (artifact, token) => CollectArtifactAsync(about, build, artifact, token), cancellationToken).ConfigureAwait(false);
    }

    private async Task CollectArtifactAsync(ApiCollection about, string build, JsonElement artifact, CancellationToken cancellationToken)
    {
        var name = artifact.Text("name") ?? "";
        var request = requests.Archive(build, name);
        if (artifact.Text("resource", "type") == "FilePath")
        {
            about.Miss(about.Client.LocatorOf(request), $"Artifact '{name}' of build {build} lies on a file share, which Azure DevOps does not serve.", "Publish it as a pipeline artifact, or collect the share as a folder.");
            return;
        }

        var draft = about.DraftOf($"builds/{build}/artifacts/{ApiCollection.PartOf(name)}.zip", request, null, null, ("artifact", name));
        var revision = $"id={artifact.Text("id")};data={artifact.Text("resource", "data")};size={artifact.Text("resource", "properties", "artifactsize")}";
        await about.UnpackAsync(draft with { MediaType = "application/zip", Revision = revision }, request, cancellationToken).ConfigureAwait(false);
    }

    private async Task CollectReleasesAsync(ApiCollection about, SourceRequest first, CancellationToken cancellationToken)
    {
        await foreach (var page in about.Client.ReadPagesAsync(AzureDevOpsRequests.Continued(first), cancellationToken).ConfigureAwait(false))
        {
            foreach (var release in page.Items)
            {
                var id = release.Text("id") ?? "";
                var draft = about.DraftOf($"releases/{id}.json", requests.Release(id), ArtifactKinds.SoftwareRelease, ApiCollection.Time(release, "createdOn"), ("release", release.Text("name")));
                await about.KeepAsync(draft, release, cancellationToken).ConfigureAwait(false);
                await KeepApprovalsAsync(about, release, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // What was approved by rule and by nobody is no approval.
    private async Task KeepApprovalsAsync(ApiCollection about, JsonElement release, CancellationToken cancellationToken)
    {
        var approvals = release.Items("environments").SelectMany(stage =>
            stage.Items("preDeployApprovals").Concat(stage.Items("postDeployApprovals")).Select(approval => (Stage: stage.Text("name"), Approval: approval)));
        foreach (var (stage, approval) in approvals.Where(found => !found.Approval.IsTrue("isAutomated")))
        {
            var id = approval.Text("id") ?? "";
            var draft = about.DraftOf($"releases/approvals/{id}.json", requests.ReleaseApproval(id), ArtifactKinds.Approval, ApiCollection.Time(approval, "modifiedOn"), ("environment", stage));
            await about.KeepAsync(draft, approval, cancellationToken).ConfigureAwait(false);
        }
    }
}
