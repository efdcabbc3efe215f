using Evidence.Testing;
using Evidence.Testing.Connectors;

namespace Evidence.Connectors.Described;

/// <summary>That the check of requests against published descriptions finds what it is for; the requests themselves are handed in by the tests of connectors.</summary>
public sealed class DescribedApisTests
{
    [CorpusTheory]
    [InlineData("github", "GET", "/repos/acme/credit/actions/runs", "?head_sha=1&per_page=100")]
    [InlineData("azure-devops", "GET", "/acme/credit/_apis/build/builds/7/timeline", "?api-version=7.1")]
    [InlineData("azure-boards", "POST", "/acme/_apis/wit/wiql", "?$top=1&api-version=7.1")]
    [InlineData("jira", "POST", "/rest/api/3/search/jql", "")]
    [InlineData("servicenow", "GET", "/api/now/table/incident", "?sysparm_limit=100&sysparm_offset=0")]
    [InlineData("mlflow", "GET", "/api/2.0/mlflow/runs/get", "?run_id=1")]
    public void Request_ThatIsDescribed_HasNoFault_AndOneThatIsNotHas(string api, string method, string path, string query)
    {
        var description = DescribedApis.Of(api);

        Assert.Null(description.FindFault(Request(method, path, query)));
        Assert.Contains("takes no invented", description.FindFault(Request(method, path, "?invented=1")), StringComparison.Ordinal);
        Assert.Contains("no such operation", description.FindFault(Request(method, path + "/invented/again", query)), StringComparison.Ordinal);
    }

    [CorpusTheory]
    [InlineData("jira", "/rest/api/3/search/jql", "jql")]
    [InlineData("mlflow", "/api/2.0/mlflow/runs/search", "experiment_ids")]
    [InlineData("azure-boards", "/acme/credit/_apis/wit/workitemsbatch", "ids")]
    public void Body_WithAMemberThatIsNotDescribed_IsAFault(string api, string path, string member)
    {
        var description = DescribedApis.Of(api);

        Assert.Null(description.FindFault(Request("POST", path, "", $$"""{"{{member}}":null}""")));
        Assert.Contains("takes no invented", description.FindFault(Request("POST", path, "", """{"invented":1}""")), StringComparison.Ordinal);
    }

    private static FakeRequest Request(string method, string path, string query, string body = "") => new(method, path, query, new Dictionary<string, string>(), body);
}
