using System.Globalization;
using System.Text.Json.Nodes;
using Evidence.Testing.Connectors;

namespace Evidence.Connectors.Jira;

/// <summary>Answers as a Jira Cloud site with one project of risks does: tokens and no total, first pages of changes and comments, attachments by id.</summary>
internal sealed class FakeJira(int issues)
{
    public const string Risks = "project = RISK";

    /// <summary>Size of the attachment each issue has; null: small.</summary>
    public long? FileBytes { get; init; }

    /// <summary>How often the issues were changed; an answer to a search holds 40 changes at most.</summary>
    public int Changes { get; init; } = 1;

    /// <summary>Comments of the issues; an answer to a search holds 20 at most.</summary>
    public int Comments { get; init; }

    /// <summary>When the issues were last updated.</summary>
    public string Updated { get; set; } = "2026-01-02T03:04:05.000+0000";

    /// <summary>Values of more fields, as JSON.</summary>
    public Dictionary<string, string> Fields { get; init; } = [];

    public void MapTo(FakeSource fake) => fake
        .Map("GET", "/rest/api/3/myself", _ => FakeAnswer.Json(new { accountId = "5b10", displayName = "Evidence Reader" }))
        .Map("GET", "/rest/api/3/field", _ => FakeAnswer.Json("""
            [{"id":"summary","name":"Summary","custom":false},{"id":"updated","name":"Updated","custom":false},
             {"id":"customfield_10050","name":"Residual risk","custom":true},{"id":"customfield_10060","name":"Risk owner sign-off","custom":true},
             {"id":"customfield_10061","name":"Risk owner sign-off","custom":true},{"id":"customfield_10099","name":"Unused","custom":true}]
            """))
        .Map("POST", "/rest/api/3/search/approximate-count", _ => FakeAnswer.Json(new { count = issues + 3 }))
        .Map("POST", "/rest/api/3/search/jql", Search)
        .Map("GET", "/rest/api/3/issue/{id}/changelog", request => Page(request, "values", Changes, Change))
        .Map("GET", "/rest/api/3/issue/{id}/comment", request => Page(request, "comments", Comments, Comment))
        .Map("GET", "/rest/api/3/attachment/content/{id}", request => FileBytes is { } bytes ? FakeAnswer.Generated(bytes) : FakeAnswer.Text($"attachment {request.Route["id"]}", "text/markdown"));

    private FakeAnswer Search(FakeRequest request)
    {
        if ((string?)request.Json["jql"] != Risks)
        {
            return FakeAnswer.Json("""{"errorMessages":["Unbounded JQL queries are not allowed here."],"errors":{}}""") with { Status = 400 };
        }

        var from = (string?)request.Json["nextPageToken"] is { } token ? int.Parse(token["page-".Length..], CultureInfo.InvariantCulture) : 0;
        var to = Math.Min(issues, from + (int)request.Json["maxResults"]!);
        var next = to < issues ? $", \"nextPageToken\": \"page-{to}\"" : "";
        return FakeAnswer.Json($$"""{"isLast": {{(to < issues ? "false" : "true")}}{{next}}, "issues": [{{string.Join(" , ", Enumerable.Range(from, Math.Max(0, to - from)).Select(Issue))}}]}""");
    }

    /// <summary>An issue with the blanks and escapes its bytes have.</summary>
    public string Issue(int number) => $$"""
        { "id":"{{10000 + number}}", "key": "RISK-{{number}}",  "fields": {"summary": "Groups differ \u2014 review", "updated":"{{Updated}}", "issuetype": {"name":"Risk"},
          "project":{"key":"RISK"}, "status":{"name":"Mitigated"}, "customfield_10099": null,{{string.Concat(Fields.Select(field => $"\"{field.Key}\":{field.Value},"))}}
          "comment": {"comments":{{First(Comments, 20, Comment)}}, "total": {{Comments}}, "maxResults": 20, "startAt": 0},
          "attachment":[{"id":"{{20000 + number}}","filename":"../review {{number}}.md","size":{{FileBytes ?? $"attachment {20000 + number}".Length}},"mimeType":"text/markdown","created":"2026-01-01T00:00:00.000+0000","author":{"displayName":"Ada"},"content":"https://elsewhere.example/attachment"}] },
          "changelog": {"startAt":0,"maxResults":40,"total":{{Changes}},"histories":{{First(Changes, 40, Change)}}} }
        """;

    private static string First(int count, int most, Func<int, string> item) => $"[{string.Join(',', Enumerable.Range(0, Math.Min(count, most)).Select(item))}]";

    private static string Change(int number) => $$"""{"id":"c{{number}}","created":"2026-01-01T00:00:00.000+0000","items":[{"field":"status","fromString":"Open","toString":"Mitigated"}]}""";

    private static string Comment(int number) => $$"""{"id":"m{{number}}","body":{"type":"doc","version":1,"content":[]} }""";

    private static FakeAnswer Page(FakeRequest request, string member, int total, Func<int, string> item)
    {
        var from = int.Parse(request.Query("startAt")!, CultureInfo.InvariantCulture);
        var count = Math.Max(0, Math.Min(int.Parse(request.Query("maxResults")!, CultureInfo.InvariantCulture), total - from));
        var items = string.Join(',', Enumerable.Range(from, count).Select(item));
        return FakeAnswer.Json(new JsonObject { ["startAt"] = from, ["total"] = total, [member] = JsonNode.Parse($"[{items}]") }.ToJsonString());
    }
}
