using Evidence.Artifacts;
using Evidence.Ports;
using Evidence.Readers.Content;

namespace Evidence.Readers.Tickets;

/// <summary>
/// Records of the ServiceNow Table API, one or a page, with or without display values (https://www.servicenow.com/docs/, Table API): incidents, changes,
/// risks, findings and approvals.
/// </summary>
internal sealed class ServiceNowReader(ReaderTools tools) : JsonArtifactReader(tools)
{
    public override string Id => "servicenow";

    protected override string Format => "ServiceNow records";

    protected override string? Kind => ArtifactKinds.WorkItem;

    protected override Recognition Recognise(JsonSketch json, ArtifactHead head) =>
        json.HasAny("result/sys_id", "sys_id") && json.HasAny("result/number", "number", "result/sys_class_name", "sys_class_name", "result/approver", "approver", "result/short_description", "short_description", "result/sys_created_on", "sys_created_on")
            ? Recognition.Certain
            : json.IsList("result") && json.Names.Count == 1 ? Recognition.Possible
            : Recognition.None;

    protected override string? Read(JsonAt root, FactSheet sheet, ref string? kind)
    {
        sheet.Tool = "ServiceNow";
        var result = root.Get("result") ?? root;
        var records = result.IsArray ? result.Items.ToList() : [result];
        kind = TicketFacts.Write(sheet, [.. records.Where(record => record.IsObject).Select(record => new ServiceNowRecord(record).Ticket())]);
        return null;
    }
}
