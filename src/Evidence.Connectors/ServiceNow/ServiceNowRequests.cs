using System.Globalization;
using System.Text.Json;
using Evidence.Connectors.Http;

namespace Evidence.Connectors.ServiceNow;

/// <summary>The requests of the Table and Attachment APIs of ServiceNow.</summary>
internal static class ServiceNowRequests
{
    public const string Approvals = "sysapproval_approver";
    private const string Api = "api/now";
    private const string Offset = "sysparm_offset";

    /// <summary>Something every account may ask for.</summary>
    public static SourceRequest Ping => SourceRequest.Get($"{Api}/attachment", ("sysparm_limit", "1"));

    /// <summary>One record of a query, to learn from the answer's header how many there are.</summary>
    public static SourceRequest Count(string table, string? query) =>
        SourceRequest.Get($"{Api}/table/{table}", ("sysparm_query", query), ("sysparm_fields", "sys_id"), ("sysparm_limit", "1"));

    /// <summary>The records of a query, with values and what people see. In the order of their ids, because pages of records that move are no pages.</summary>
    public static PagedRequest Records(string table, string? query, int size) =>
        Paged(SourceRequest.Get($"{Api}/table/{table}", ("sysparm_query", Ordered(query)), ("sysparm_display_value", "all")), size);

    /// <summary>One record, as its locator.</summary>
    public static SourceRequest Record(string table, string id) => SourceRequest.Get($"{Api}/table/{table}/{Uri.EscapeDataString(id)}", ("sysparm_display_value", "all"));

    /// <summary>The attachments of records.</summary>
    public static PagedRequest Attachments(IEnumerable<string> ids, int size) =>
        Paged(SourceRequest.Get($"{Api}/attachment", ("sysparm_query", Ordered($"table_sys_idIN{string.Join(',', ids)}"))), size);

    /// <summary>The bytes of an attachment.</summary>
    public static SourceRequest File(string id) => SourceRequest.Get($"{Api}/attachment/{Uri.EscapeDataString(id)}/file") with
    {
        Headers = [KeyValuePair.Create("Accept", "*/*")],
    };

    /// <summary>A token for a client.</summary>
    public static SourceRequest Token(string clientId, string secret) => SourceRequest.PostForm(
        "oauth_token.do", ("grant_type", "client_credentials"), ("client_id", clientId), ("client_secret", secret));

    /// <summary>How many there are in all, where an answer says so.</summary>
    public static long? TotalOf(JsonReply reply) =>
        long.TryParse(reply.Header("X-Total-Count"), NumberStyles.None, CultureInfo.InvariantCulture, out var total) ? total : null;

    /// <summary>The value of a field, whether it came with what people see or alone.</summary>
    public static string? ValueOf(JsonElement record, string field) => record.Text(field, "value") ?? record.Text(field);

    /// <summary>What people see of a field.</summary>
    public static string? ShownOf(JsonElement record, string field) => record.Text(field, "display_value") ?? record.Text(field);

    private static string Ordered(string? query) => string.IsNullOrWhiteSpace(query) ? "ORDERBYsys_id" : $"{query}^ORDERBYsys_id";

    private static PagedRequest Paged(SourceRequest first, int size) => new(
        first.With("sysparm_limit", $"{size}").With(Offset, "0"),
        (reply, asked, count) => HasMore(reply, asked, size, count) ? asked.With(Offset, $"{OffsetOf(asked) + size}") : null,
        RecordsOf,
        record => ValueOf(record, "sys_id"));

    // Records that access rules hide are left out of a page after it was cut, so a page that is not full is not the last. The link says whether there is more; the next page
    // is asked for here, because the link has the instance's own idea of its address.
    private static bool HasMore(JsonReply reply, SourceRequest asked, int size, int count) =>
        NextPages.Link()(reply, asked, count) is not null || (TotalOf(reply) is { } total ? OffsetOf(asked) + size < total : count >= size);

    private static long OffsetOf(SourceRequest asked) => long.Parse(asked.Query.First(pair => pair.Key == Offset).Value, CultureInfo.InvariantCulture);

    private static IEnumerable<JsonElement> RecordsOf(JsonReply reply)
    {
        if (reply.Root.Find("result")?.ValueKind != JsonValueKind.Array)
        {
            throw new SourceFaultException(SourceFaultKind.Malformed, "ServiceNow answered without a list of results.", "Check url, and that the instance is awake.");
        }

        return reply.Root.Items("result");
    }
}
