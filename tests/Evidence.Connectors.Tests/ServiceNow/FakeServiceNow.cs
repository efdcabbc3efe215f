using System.Globalization;
using Evidence.Testing.Connectors;

namespace Evidence.Connectors.ServiceNow;

/// <summary>Answers as a ServiceNow instance does: offsets, links, totals, values with what people see, approvals and attachments by the ids they belong to.</summary>
internal sealed class FakeServiceNow(int records)
{
    public const string Query = "active=true";

    /// <summary>Size of the attachment each record has; null: small.</summary>
    public long? FileBytes { get; init; }

    /// <summary>Approvals each record has.</summary>
    public int Approvals { get; init; }

    /// <summary>Numbers of records that access rules hide: counted, and missing on their page.</summary>
    public HashSet<int> Hidden { get; init; } = [];

    /// <summary>Whether answers say how many there are.</summary>
    public bool StatesTotal { get; init; } = true;

    public static string Id(int number) => number.ToString("x32", CultureInfo.InvariantCulture);

    public void MapTo(FakeSource fake) => fake
        .Map("GET", "/api/now/table/incident", request => request.Query("sysparm_query") is { } query && query.StartsWith(Query, StringComparison.Ordinal)
            ? Page(fake, request, records, Record, Hidden)
            : FakeAnswer.Json("""{"error":{"message":"Invalid query","detail":"unknown field"},"status":"failure"}""") with { Status = 400 })
        .Map("GET", "/api/now/table/sysapproval_approver", request => Page(fake, request, Owners(request, "sysapprovalIN").Length * Approvals, number => Approval(number, Owners(request, "sysapprovalIN"))))
        .Map("GET", "/api/now/attachment", request => Page(fake, request, Owners(request, "table_sys_idIN").Length, number => Attachment(Owners(request, "table_sys_idIN")[number])))
        .Map("GET", "/api/now/attachment/{id}/file", request => FileBytes is { } bytes ? FakeAnswer.Generated(bytes) : FakeAnswer.Text($"file {request.Route["id"]}", "text/markdown"));

    /// <summary>A record with the blanks its bytes have.</summary>
    public static string Record(int number) => $$"""
        {"sys_id": {"display_value":"{{Id(number)}}","value":"{{Id(number)}}"}, "number":{"display_value":"INC{{number}}","value":"INC{{number}}"},
          "state": {"display_value":"Closed","value":"7"}, "sys_class_name":{"display_value":"Incident","value":"incident"},
          "assigned_to": {"display_value":"Ada Lovelace","value":"a1","link":"https://acme.service-now.com/api/now/table/sys_user/a1"},
          "sys_updated_on":{"display_value":"01/02/2026 19:04:05","value":"2026-01-02 03:04:05"} }
        """;

    private string Approval(int number, string[] owners) => $$"""
        {"sys_id":{"display_value":"ap{{owners[number / Approvals]}}{{number}}","value":"ap{{owners[number / Approvals]}}{{number}}"},"state":{"display_value":"Approved","value":"approved"},
         "sysapproval":{"display_value":"INC","value":"{{owners[number / Approvals]}}"},"approver":{"display_value":"Grace Hopper","value":"g1"},"sys_updated_on":{"display_value":"x","value":"2026-01-03 00:00:00"} }
        """;

    private string Attachment(string owner) => $$"""
        {"sys_id":"f{{owner}}","table_sys_id":"{{owner}}","table_name":"incident","file_name":"post/mortem.md","content_type":"text/markdown","size_bytes":"{{FileBytes ?? $"file f{owner}".Length}}",
         "sys_created_on":"2026-01-01 00:00:00","sys_updated_on":"2026-01-01 00:00:00","sys_created_by":"ada","hash":"abc","download_link":"https://elsewhere.example/file"}
        """;

    private static string[] Owners(FakeRequest request, string condition)
    {
        var query = request.Query("sysparm_query") ?? "";
        return query.StartsWith(condition, StringComparison.Ordinal) ? query[condition.Length..].Split('^')[0].Split(',') : [];
    }

    private FakeAnswer Page(FakeSource fake, FakeRequest request, int total, Func<int, string> item, HashSet<int>? hidden = null)
    {
        var from = int.Parse(request.Query("sysparm_offset") ?? "0", CultureInfo.InvariantCulture);
        var size = int.Parse(request.Query("sysparm_limit")!, CultureInfo.InvariantCulture);
        var shown = Enumerable.Range(from, Math.Max(0, Math.Min(size, total - from))).Where(number => hidden?.Contains(number) != true);
        var answer = FakeAnswer.Json($$"""{"result": [{{string.Join(" , ", shown.Select(item))}}]}""");
        answer = StatesTotal ? answer.With("X-Total-Count", $"{total}") : answer;
        return from + size < total
            ? answer.With("Link", $"<{fake.Url}{request.Path.TrimStart('/')}?sysparm_offset=0>;rel=\"first\",<https://other-name.example/?sysparm_offset={from + size}>;rel=\"next\"")
            : answer;
    }
}
