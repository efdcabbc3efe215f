using System.Globalization;
using Evidence.Connectors.Http;

namespace Evidence.Connectors.GitLab;

/// <summary>The requests of GitLab's REST API, version 4 (https://docs.gitlab.com/api/rest/), for one project.</summary>
internal sealed class GitLabRequests(string project, int pageSize)
{
    private readonly string _project = $"api/v4/projects/{Uri.EscapeDataString(project)}";

    public SourceRequest Project => SourceRequest.Get(_project);

    public SourceRequest Commit(string reference) => Get($"repository/commits/{Uri.EscapeDataString(reference)}");

    public SourceRequest Tag(string name) => Get($"repository/tags/{Uri.EscapeDataString(name)}");

    public SourceRequest Pipelines(string sha) => List("pipelines", ("sha", sha), ("order_by", "id"), ("sort", "asc"));

    public SourceRequest Pipeline(string id) => Get($"pipelines/{Uri.EscapeDataString(id)}");

    public SourceRequest Jobs(string pipeline) => List($"pipelines/{pipeline}/jobs", ("include_retried", "true"));

    /// <summary>The jobs that started other pipelines.</summary>
    public SourceRequest Bridges(string pipeline) => List($"pipelines/{pipeline}/bridges");

    public SourceRequest Job(string id) => Get($"jobs/{id}");

    public SourceRequest Trace(string job) => Get($"jobs/{job}/trace");

    public SourceRequest Archive(string job) => Get($"jobs/{job}/artifacts");

    public SourceRequest TestReport(string pipeline) => Get($"pipelines/{pipeline}/test_report");

    public SourceRequest Findings(string pipeline) => List("vulnerability_findings", ("pipeline_id", pipeline));

    public SourceRequest Release(string tag) => Get($"releases/{Uri.EscapeDataString(tag)}");

    public SourceRequest MergeRequests(string sha) => List($"repository/commits/{sha}/merge_requests");

    public SourceRequest MergeRequest(string number) => Get($"merge_requests/{number}");

    public SourceRequest Approvals(string number) => Get($"merge_requests/{number}/approvals");

    /// <summary>
    /// A listing. The next page is where the Link header leads, by number or by key set; the total is in a header where GitLab counts it.
    /// </summary>
    public static PagedRequest Paged(SourceRequest first) => new(first, NextPages.Link(), reply => reply.ItemsOrFault("GitLab"), item => item.Text("id"))
    {
        Total = reply => long.TryParse(reply.Header("X-Total"), NumberStyles.None, CultureInfo.InvariantCulture, out var total) ? total : null,
    };

    private SourceRequest List(string path, params (string Name, string? Value)[] query) => Get(path, [.. query, ("per_page", $"{pageSize}")]);

    private SourceRequest Get(string path, params (string Name, string? Value)[] query) => SourceRequest.Get($"{_project}/{path}", query);
}
