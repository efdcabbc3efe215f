using System.Text.Json;
using Evidence.Connectors.Http;

namespace Evidence.Connectors.Bitbucket;

/// <summary>The requests of Bitbucket Cloud's REST API, version 2.0 (https://developer.atlassian.com/cloud/bitbucket/rest/), for one repository.</summary>
internal sealed class BitbucketRequests(string repository, int pageSize)
{
    private readonly string _repository = $"2.0/repositories/{string.Join('/', repository.Split('/').Select(Uri.EscapeDataString))}";

    public SourceRequest Repository => SourceRequest.Get(_repository);

    public SourceRequest Commit(string sha) => Get($"commit/{Uri.EscapeDataString(sha)}");

    public SourceRequest Branch(string name) => Get($"refs/branches/{Uri.EscapeDataString(name)}");

    public SourceRequest Tag(string name) => Get($"refs/tags/{Uri.EscapeDataString(name)}");

    public SourceRequest Pipelines(string sha) => List("pipelines", ("target.commit.hash", sha), ("sort", "created_on"));

    public SourceRequest Pipeline(string id) => Get($"pipelines/{Uri.EscapeDataString(id)}");

    public SourceRequest Steps(string pipeline) => List($"pipelines/{Uri.EscapeDataString(pipeline)}/steps");

    public SourceRequest Step(string pipeline, string step) => Get(StepPath(pipeline, step));

    public SourceRequest Log(string pipeline, string step) => Get($"{StepPath(pipeline, step)}/log");

    /// <summary>How many tests of a step passed, failed and so on.</summary>
    public SourceRequest Tests(string pipeline, string step) => Get($"{StepPath(pipeline, step)}/test_reports");

    public SourceRequest TestCases(string pipeline, string step) => List($"{StepPath(pipeline, step)}/test_reports/test_cases");

    public SourceRequest Statuses(string sha) => List($"commit/{sha}/statuses");

    /// <summary>What analysers said of a commit (code insights).</summary>
    public SourceRequest Reports(string sha) => List($"commit/{sha}/reports");

    public SourceRequest Report(string sha, string id) => Get($"commit/{sha}/reports/{Uri.EscapeDataString(id)}");

    public SourceRequest Annotations(string sha, string report) => List($"commit/{sha}/reports/{Uri.EscapeDataString(report)}/annotations");

    public SourceRequest PullRequests(string sha) => List($"commit/{sha}/pullrequests");

    public SourceRequest PullRequest(string id) => Get($"pullrequests/{Uri.EscapeDataString(id)}");

    public SourceRequest Downloads() => List("downloads");

    public SourceRequest Download(string name) => Get($"downloads/{Uri.EscapeDataString(name)}");

    /// <summary>
    /// A listing. The next page is where <c>next</c> leads; the pipelines API leaves it out and states <c>size</c>, <c>page</c> and <c>pagelen</c>, by which it goes on then.
    /// </summary>
    public static PagedRequest Paged(SourceRequest first) => new(first, Next, reply => reply.ItemsOrFault("Bitbucket", "values"), IdOf) { Total = reply => reply.Root.Number("size") };

    private static SourceRequest? Next(JsonReply reply, SourceRequest asked, int count)
    {
        if (reply.Root.Text("next") is { } next)
        {
            return asked with { Path = new Uri(reply.Url, next).AbsoluteUri, Query = [] };
        }

        var (page, length) = (reply.Root.Number("page") ?? 1, reply.Root.Number("pagelen") ?? 0);
        return reply.Root.Number("size") is { } size && count > 0 && page * length < size ? asked.With("page", $"{page + 1}") : null;
    }

    private static string? IdOf(JsonElement item) => item.Text("uuid") ?? item.Text("id") ?? item.Text("key") ?? item.Text("links", "self", "href") ?? item.Text("name");

    private static string StepPath(string pipeline, string step) => $"pipelines/{Uri.EscapeDataString(pipeline)}/steps/{Uri.EscapeDataString(step)}";

    private SourceRequest List(string path, params (string Name, string? Value)[] query) => Get(path, [.. query, ("pagelen", $"{pageSize}")]);

    private SourceRequest Get(string path, params (string Name, string? Value)[] query) => SourceRequest.Get($"{_repository}/{path}", query);
}
