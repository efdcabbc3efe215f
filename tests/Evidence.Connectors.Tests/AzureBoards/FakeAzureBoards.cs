using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Evidence.Testing.Connectors;

namespace Evidence.Connectors.AzureBoards;

/// <summary>Answers as Azure Boards does: ids of a query with the limit of rows, batches, revisions by offset, attachments by id.</summary>
internal sealed partial class FakeAzureBoards(int items)
{
    public const string Query = "SELECT [System.Id] FROM WorkItems WHERE [System.Tags] CONTAINS 'where' OR [System.State] = 'Active' ORDER BY [System.ChangedDate]";

    /// <summary>Size of the attachment each item has; null: small.</summary>
    public long? FileBytes { get; init; }

    /// <summary>How many rows an answer to a query may have.</summary>
    public int MaxRows { get; init; } = 20_000;

    /// <summary>Revisions each item has.</summary>
    public int Revisions { get; init; } = 1;

    /// <summary>Ids that queries find and batches leave out.</summary>
    public HashSet<int> Omitted { get; init; } = [];

    /// <summary>Whether items have an attachment.</summary>
    public bool HasFiles { get; init; } = true;

    /// <summary>The queries that were asked.</summary>
    public List<string> Asked { get; } = [];

    public static Guid FileId(int number) => new(number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);

    public void MapTo(FakeSource fake) => fake
        .Map("GET", "/acme/_apis/wit/fields", _ => FakeAnswer.Json(new { count = 0, value = Array.Empty<object>() }))
        .Map("POST", "/acme/_apis/wit/wiql", Find)
        .Map("POST", "/acme/credit/_apis/wit/wiql", Find)
        .Map("GET", "/acme/credit/_apis/wit/queries/{folder}/{name}", request => request.Route["name"] == "Risks of 2.4" ? FakeAnswer.Json(new { id = "q", wiql = Query }) : FakeAnswer.Error(404))
        .Map("POST", "/acme/_apis/wit/workitemsbatch", Batch)
        .Map("GET", "/acme/_apis/wit/workItems/{id}/revisions", Page)
        .Map("GET", "/acme/_apis/wit/attachments/{id}", request => FileBytes is { } bytes ? FakeAnswer.Generated(bytes) : FakeAnswer.Text($"file {request.Route["id"]}"));

    private FakeAnswer Find(FakeRequest request)
    {
        var query = (string)request.Json["query"]!;
        Asked.Add(query);
        var range = Range().Match(query);
        var ids = Enumerable.Range(1, items).Where(id => !range.Success || (id >= Number(range.Groups[1].Value) && id <= Number(range.Groups[2].Value)));
        ids = query.EndsWith("DESC", StringComparison.Ordinal) ? ids.Reverse() : ids;
        var found = request.Query("$top") is { } top ? ids.Take(Number(top)).ToList() : [.. ids];
        return found.Count > MaxRows
            ? FakeAnswer.Json(new { message = "VS402337: The number of work items returned exceeds the size limit of 20000. Change the query to return fewer items.", typeKey = "WorkItemTrackingQueryResultSizeLimitExceededException" }) with { Status = 400 }
            : FakeAnswer.Json(new { queryType = "flat", workItems = found.Select(id => new { id }) });
    }

    private FakeAnswer Batch(FakeRequest request)
    {
        var ids = request.Json["ids"]!.AsArray().Select(id => (int)id!).ToList();
        return ids.Count > 200 || (string?)request.Json["errorPolicy"] != "Omit" || (string?)request.Json["$expand"] != "All"
            ? FakeAnswer.Error(400, "VS403474: too many ids, or not as asked")
            : FakeAnswer.Json($$"""{"count":{{ids.Count}},"value":[{{string.Join(" , ", ids.Select(id => Omitted.Contains(id) ? "null" : Item(id)))}}]}""");
    }

    /// <summary>An item with the blanks its bytes have.</summary>
    public string Item(int id) => $$"""
        {"id": {{id}}, "rev":{{Revisions}},  "fields":{"System.Title":"Risk \u2014 {{id}}","System.WorkItemType":"Risk","System.State":"Closed","System.TeamProject":"credit","System.ChangedDate":"2026-01-02T03:04:05.67Z"},
          "relations":[{"rel":"System.LinkTypes.Related","url":"https://dev.azure.com/acme/_apis/wit/workItems/99","attributes":{"name":"Related"} }{{(HasFiles ? $",{File(id)}" : "")}}] }
        """;

    private string File(int id) => $$"""
        {"rel":"AttachedFile","url":"https://dev.azure.com/acme/p/_apis/wit/attachments/{{FileId(id)}}","attributes":{"name":"a/review.md","resourceSize":{{FileBytes ?? $"file {FileId(id)}".Length}},"resourceCreatedDate":"2026-01-01T00:00:00Z"} }
        """;

    private FakeAnswer Page(FakeRequest request)
    {
        var from = Number(request.Query("$skip")!);
        var revisions = Enumerable.Range(from + 1, Math.Max(0, Math.Min(Number(request.Query("$top")!), Revisions - from))).Select(rev => (JsonNode)new JsonObject { ["id"] = 1, ["rev"] = rev });
        return FakeAnswer.Json(new JsonObject { ["value"] = new JsonArray([.. revisions]) }.ToJsonString());
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\[System.Id\] >= (\d+) AND \[System.Id\] <= (\d+)")]
    private static partial Regex Range();
}
