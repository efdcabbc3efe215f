using System.Text.RegularExpressions;
using Evidence.Connectors.Http;

namespace Evidence.Connectors.GitHubActions;

/// <summary>The requests of GitHub's REST API (https://docs.github.com/en/rest) for one repository.</summary>
internal sealed partial class GitHubRequests(string repository, int pageSize)
{
    public const string Json = "application/vnd.github+json, application/json;q=0.9";
    private const string Version = "2022-11-28";

    public static bool IsRepository(string text) => RepositoryName().IsMatch(text) && !text.Split('/').Any(part => part is "." or "..");

    /// <summary>The repository itself.</summary>
    public SourceRequest Repository => Get("");

    public SourceRequest Commit(string reference) => Get($"commits/{Escape(reference)}");

    public SourceRequest Runs(string sha) => List("actions/runs", ("head_sha", sha));

    public SourceRequest Run(string id) => Get($"actions/runs/{Uri.EscapeDataString(id)}");

    /// <summary>The jobs of all attempts.</summary>
    public SourceRequest Jobs(string run) => List($"actions/runs/{run}/jobs", ("filter", "all"));

    public SourceRequest Job(string id) => Get($"actions/jobs/{id}");

    public SourceRequest JobLog(string id) => Get($"actions/jobs/{id}/logs");

    public SourceRequest RunLogs(string run) => Get($"actions/runs/{run}/logs");

    public SourceRequest Artifacts(string run) => List($"actions/runs/{run}/artifacts");

    public SourceRequest Archive(string artifact) => Get($"actions/artifacts/{artifact}/zip");

    public SourceRequest Approvals(string run) => Get($"actions/runs/{run}/approvals");

    public SourceRequest CheckRuns(string sha) => List($"commits/{sha}/check-runs", ("filter", "all"));

    public SourceRequest Analyses() => List("code-scanning/analyses", ("sort", "created"), ("direction", "desc"));

    public SourceRequest Analysis(string id) => Get($"code-scanning/analyses/{id}").WithHeader("Accept", "application/sarif+json");

    public SourceRequest Alerts() => List("code-scanning/alerts");

    public SourceRequest Sbom() => Get("dependency-graph/sbom");

    public SourceRequest Release(string tag) => Get($"releases/tags/{Escape(tag)}");

    public SourceRequest ReleaseAssets(string release) => List($"releases/{release}/assets");

    public SourceRequest Asset(string id) => Get($"releases/assets/{id}").WithHeader("Accept", "application/octet-stream");

    public SourceRequest Environments() => List("environments");

    public SourceRequest Deployments(string sha) => List("deployments", ("sha", sha));

    public SourceRequest Deployment(string id) => Get($"deployments/{id}");

    public SourceRequest DeploymentStatuses(string id) => List($"deployments/{id}/statuses");

    public SourceRequest Pulls(string sha) => List($"commits/{sha}/pulls");

    public SourceRequest Pull(string number) => Get($"pulls/{number}");

    public SourceRequest Reviews(string number) => List($"pulls/{number}/reviews");

    /// <summary>A listing below a member of the answer with a total, or, without a member, of the answer itself.</summary>
    public static PagedRequest Paged(SourceRequest first, string? member = null) =>
        new(first, NextPages.Link(), reply => member is null ? reply.ItemsOrFault("GitHub") : reply.ItemsOrFault("GitHub", member), item => item.Text("id") ?? item.Text("number"))
        {
            Total = member is null ? null : reply => reply.Root.Number("total_count"),
        };

    private SourceRequest List(string path, params (string Name, string? Value)[] query) => Get(path, [.. query, ("per_page", $"{pageSize}")]);

    private SourceRequest Get(string path, params (string Name, string? Value)[] query) =>
        SourceRequest.Get($"repos/{Escape(repository)}{(path.Length == 0 ? "" : "/")}{path}", query).WithHeader("Accept", Json).WithHeader("X-GitHub-Api-Version", Version);

    private static string Escape(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    [GeneratedRegex("^[A-Za-z0-9._-]+/[A-Za-z0-9._-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex RepositoryName();
}
