using Evidence.Artifacts;
using Evidence.Ports;
using Evidence.Readers.Content;

namespace Evidence.Readers.Pipelines;

/// <summary>
/// Replies of the GitHub REST API (https://docs.github.com/en/rest): workflow runs, jobs, check runs, deployments and their approvals, pull requests and their
/// reviews, releases, environments, code scanning alerts, issues. One object, a list, or the envelope of a webhook.
/// </summary>
internal sealed class GitHubReader(ReaderTools tools) : JsonArtifactReader(tools)
{
    private static readonly string[] _lists = ["workflow_runs", "jobs", "check_runs", "environments", "items"];
    private static readonly string[] _events = ["workflow_run", "workflow_job", "check_run", "deployment_status", "deployment", "review", "alert", "pull_request", "release", "issue"];

    public override string Id => "github";

    protected override string Format => "GitHub reply";

    protected override string? Kind => ArtifactKinds.CiRun;

    protected override Recognition Recognise(JsonSketch json, ArtifactHead head)
    {
        var isList = json.HasAny("workflow_runs/head_sha", "jobs/run_id", "check_runs/head_sha", "environments/protection_rules");
        var isEvent = json.Has("action") && json.HasAny("repository/full_name", "sender/login") && _events.Any(json.IsObject);
        var isEmptyList = json.Has("total_count") && json.HasAny("workflow_runs", "check_runs", "jobs", "environments");
        return isList || isEvent ? Recognition.Certain
            : GitHubShapes.Of(name => json.Has(name)) is not null && IsGitHub(json) ? Recognition.Certain
            : isEmptyList ? Recognition.Likely
            : Recognition.None;
    }

    protected override string? Read(JsonAt root, FactSheet sheet, ref string? kind)
    {
        sheet.Tool = "GitHub";
        var items = Items(root).ToList();
        foreach (var item in items)
        {
            kind = GitHubItems.Write(item, sheet) ?? kind;
        }

        if (sheet.IsEmpty)
        {
            sheet.Note(items.Count == 0 ? "The reply holds nothing." : "The reply holds nothing that is read.");
        }

        return null;
    }

    // GitHub's own names: node_id and html_url, or the addresses of its API.
    private static bool IsGitHub(JsonSketch json) =>
        json.HasAny("node_id", "user/login", "author/login", "creator/login") || json.Text("url")?.Contains("/repos/", StringComparison.Ordinal) == true || json.Text("html_url")?.Contains("github", StringComparison.Ordinal) == true;

    private static IEnumerable<JsonAt> Items(JsonAt root)
    {
        if (root.IsArray)
        {
            return root.Items.SelectMany(Items);
        }

        foreach (var name in _lists)
        {
            if (root.Get(name) is { IsArray: true } list && root.Get("total_count") is not null)
            {
                return list.Items;
            }
        }

        var inner = root.Get("action") is not null && root.Get("sender", "repository") is not null ? _events.Select(name => root.Get(name)).FirstOrDefault(item => item is { IsObject: true }) : null;
        return [inner ?? root];
    }
}
