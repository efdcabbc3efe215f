using Evidence.Artifacts;
using Evidence.Ports;
using Evidence.Readers.Content;

namespace Evidence.Readers.Tickets;

/// <summary>
/// Jira issues, one or a page of a search, of REST 2 and 3 (https://developer.atlassian.com/cloud/jira/platform/rest/v3/). Custom fields are found by name
/// where the reply was asked for with <c>expand=names</c>.
/// </summary>
internal sealed class JiraReader(ReaderTools tools) : JsonArtifactReader(tools)
{
    public override string Id => "jira";

    protected override string Format => "Jira issues";

    protected override string? Kind => ArtifactKinds.WorkItem;

    protected override Recognition Recognise(JsonSketch json, ArtifactHead head) =>
        json.HasAll("key", "fields/status") || json.HasAll("issues/key", "issues/fields") || json.HasAll("key", "fields/issuetype") || json.HasAll("key", "fields/summary") ? Recognition.Certain
        : json.IsList("issues") && json.HasAny("nextPageToken", "isLast", "startAt", "maxResults") ? Recognition.Likely
        : Recognition.None;

    protected override string? Read(JsonAt root, FactSheet sheet, ref string? kind)
    {
        sheet.Tool = "Jira";
        var issues = root.Get("issues") is { IsArray: true } page ? page.Items.ToList() : [root];
        kind = TicketFacts.Write(sheet, [.. issues.Where(issue => issue.Get("fields") is not null).Select(issue => new JiraIssue(issue, issue.Get("names") ?? root.Get("names")).Ticket())]);
        return null;
    }
}
