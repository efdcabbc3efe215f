using Evidence.Artifacts;
using Evidence.Ports;
using Evidence.Readers.Content;

namespace Evidence.Readers.Tickets;

/// <summary>Work items of Azure Boards, one or a batch (https://learn.microsoft.com/rest/api/azure/devops/wit/). Fields are found by the last part of their reference name.</summary>
internal sealed class AzureBoardsReader(ReaderTools tools) : JsonArtifactReader(tools)
{
    public override string Id => "azure-boards";

    protected override string Format => "Azure Boards work items";

    protected override string? Kind => ArtifactKinds.WorkItem;

    protected override Recognition Recognise(JsonSketch json, ArtifactHead head) =>
        // The history of a work item has the same fields with an old and a new value.
        json.HasAny("id", "value/id") && !json.Mentions("newValue") && json.HasAny("fields/System.WorkItemType", "value/fields/System.WorkItemType", "fields/System.Title", "value/fields/System.Title", "workItem/fields/System.Title") ? Recognition.Certain : Recognition.None;

    protected override string? Read(JsonAt root, FactSheet sheet, ref string? kind)
    {
        sheet.Tool = "Azure Boards";
        var items = root.Get("value") is { IsArray: true } batch ? batch.Items.ToList() : root.IsArray ? [.. root.Items] : [root];
        kind = TicketFacts.Write(sheet, [.. Latest(items.Where(item => item.Get("fields") is not null)).Select(item => new AzureBoardsItem(item).Ticket())]);
        return null;
    }

    // A page of revisions holds a work item several times; the last one is how it stands.
    private static IEnumerable<JsonAt> Latest(IEnumerable<JsonAt> items) =>
        items.GroupBy(item => item.Get("id")?.Text ?? item.Pointer, StringComparer.Ordinal).Select(revisions => revisions.MaxBy(revision => revision.Get("rev")?.Number ?? 0));
}
