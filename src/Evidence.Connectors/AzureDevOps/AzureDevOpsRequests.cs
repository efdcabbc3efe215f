using System.Globalization;
using Evidence.Connectors.Http;

namespace Evidence.Connectors.AzureDevOps;

/// <summary>The requests of the Azure DevOps REST API 7.1 (https://learn.microsoft.com/rest/api/azure/devops) for one project.</summary>
internal sealed class AzureDevOpsRequests(string organization, string project, int pageSize)
{
    private const string Version = "7.1";
    private readonly string _api = $"{Uri.EscapeDataString(organization)}/{Uri.EscapeDataString(project)}/_apis";

    public SourceRequest Project => SourceRequest.Get($"{Uri.EscapeDataString(organization)}/_apis/projects/{Uri.EscapeDataString(project)}", ("api-version", Version));

    public SourceRequest Builds(string? branch, string? definition, DateTimeOffset? since) => Get(
        "build/builds",
        ("branchName", branch is null || branch.StartsWith("refs/", StringComparison.Ordinal) ? branch : $"refs/heads/{branch}"),
        ("definitions", definition),
        ("minTime", since?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
        ("queryOrder", "queueTimeAscending"),
        ("$top", $"{pageSize}"));

    public SourceRequest Build(string id) => Get($"build/builds/{Uri.EscapeDataString(id)}");

    public SourceRequest Timeline(string build) => Get($"build/builds/{build}/timeline");

    public SourceRequest Logs(string build) => Get($"build/builds/{build}/logs");

    public SourceRequest Log(string build, string log) => Get($"build/builds/{build}/logs/{log}").WithHeader("Accept", "text/plain");

    public SourceRequest Artifacts(string build) => Get($"build/builds/{build}/artifacts");

    public SourceRequest Archive(string build, string name) =>
        Get($"build/builds/{build}/artifacts", ("artifactName", name), ("$format", "zip")).WithHeader("Accept", "application/zip");

    public SourceRequest TestRuns(string build) =>
        Get("test/runs", ("buildUri", $"vstfs:///Build/Build/{build}"), ("includeRunDetails", "true"), ("$top", $"{pageSize}"));

    public SourceRequest TestRun(string id) => Get($"test/Runs/{id}");

    public SourceRequest TestResults(string run) => Get($"test/Runs/{run}/results", ("$top", $"{pageSize}"));

    public SourceRequest TestAttachments(string run) => Get($"test/Runs/{run}/attachments");

    public SourceRequest TestAttachment(string run, string id) => Get($"test/Runs/{run}/attachments/{id}").WithHeader("Accept", "application/octet-stream");

    public SourceRequest Approvals(IEnumerable<string> ids) => Get("pipelines/approvals", ("approvalIds", string.Join(',', ids)), ("$expand", "steps"));

    /// <summary>Classic releases that deploy a build.</summary>
    public SourceRequest Releases(string projectId, string definition, string build) => Get(
        "release/releases", ("artifactTypeId", "Build"), ("sourceId", $"{projectId}:{definition}"), ("artifactVersionId", build), ("$expand", "environments,artifacts,approvals"), ("$top", "50"));

    public SourceRequest Release(string id) => Get($"release/releases/{id}");

    public SourceRequest ReleaseApproval(string id) => Get($"release/approvals/{id}");

    /// <summary>A listing whose next page is asked for with the token in a header.</summary>
    public static PagedRequest Continued(SourceRequest first) => Paged(first, NextPages.Header("x-ms-continuationtoken", "continuationToken"));

    /// <summary>A listing with rows to skip.</summary>
    public PagedRequest Skipped(SourceRequest first) => Paged(first, NextPages.Offset("$skip", pageSize));

    private static PagedRequest Paged(SourceRequest first, NextPage next) => new(first, next, reply => reply.ItemsOrFault("Azure DevOps", "value"), item => item.Text("id"));

    private SourceRequest Get(string path, params (string Name, string? Value)[] query) => SourceRequest.Get($"{_api}/{path}", [.. query, ("api-version", Version)]);
}
