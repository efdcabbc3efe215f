using System.Text.Json;
using System.Text.Json.Nodes;
using Evidence.Connectors.Http;

namespace Evidence.Connectors.Jira;

/// <summary>The requests of the REST API of Jira Cloud, version 3 (https://developer.atlassian.com/cloud/jira/platform/rest/v3/).</summary>
internal static class JiraRequests
{
    private const string Api = "rest/api/3";
    private const int MostOnAPage = 100;

    /// <summary>Who is asking.</summary>
    public static SourceRequest Myself => SourceRequest.Get($"{Api}/myself");

    /// <summary>All fields with id and name.</summary>
    public static SourceRequest Fields => SourceRequest.Get($"{Api}/field");

    /// <summary>About how many issues a query finds: an estimate, which no count is held against.</summary>
    public static SourceRequest Count(string jql) => SourceRequest.Post($"{Api}/search/approximate-count", new JsonObject { ["jql"] = jql });

    /// <summary>The issues of a query. There is no total; the last page is the one without a token.</summary>
    public static PagedRequest Search(string jql, int size)
    {
        var body = new JsonObject { ["jql"] = jql, ["maxResults"] = size, ["fields"] = new JsonArray("*all"), ["expand"] = "changelog" };
        return new(SourceRequest.Post($"{Api}/search/jql", body), NextPages.PostedToken("nextPageToken", "nextPageToken"), IssuesOf, issue => issue.Text("id"));
    }

    // An answer without the member is no page: a proxy or another API, and not an empty result.
    private static IEnumerable<JsonElement> IssuesOf(JsonReply reply)
    {
        if (reply.Root.Find("issues")?.ValueKind != JsonValueKind.Array)
        {
            throw new SourceFaultException(SourceFaultKind.Malformed, "Jira answered a search without a list of issues.", "Check url: it is the address of the site, for instance https://acme.atlassian.net.");
        }

        return reply.Root.Items("issues");
    }

    /// <summary>One issue, as its locator.</summary>
    public static SourceRequest Issue(string id) => SourceRequest.Get($"{Api}/issue/{Uri.EscapeDataString(id)}", ("expand", "names,changelog"));

    /// <summary>All changes of an issue.</summary>
    public static PagedRequest Changelog(string id) => ByOffset($"{Api}/issue/{Uri.EscapeDataString(id)}/changelog", "values");

    /// <summary>All comments of an issue.</summary>
    public static PagedRequest Comments(string id) => ByOffset($"{Api}/issue/{Uri.EscapeDataString(id)}/comment", "comments");

    /// <summary>The bytes of an attachment; Jira leads to where they are.</summary>
    public static SourceRequest Attachment(string id) => SourceRequest.Get($"{Api}/attachment/content/{Uri.EscapeDataString(id)}");

    private static PagedRequest ByOffset(string path, string member)
    {
        static long? Total(JsonReply reply) => reply.Root.Number("total");
        return new(
            SourceRequest.Get(path, ("startAt", "0"), ("maxResults", $"{MostOnAPage}")),
            NextPages.Offset("startAt", MostOnAPage, Total),
            reply => reply.ItemsOrFault("Jira", member),
            item => item.Text("id"))
        {
            Total = Total,
        };
    }
}
