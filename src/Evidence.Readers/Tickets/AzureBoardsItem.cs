using Evidence.Readers.Content;

namespace Evidence.Readers.Tickets;

/// <summary>One work item of Azure Boards. Its fields are asked for by the last part of their reference name, without case.</summary>
internal sealed class AzureBoardsItem
{
    private static readonly string[] _done = ["closed", "done", "removed", "completed", "resolved"];

    private readonly JsonAt _item;
    private readonly Dictionary<string, JsonAt> _fields = new(StringComparer.Ordinal);

    public AzureBoardsItem(JsonAt item)
    {
        _item = item;
        foreach (var (name, value) in item.Get("fields")!.Value.Members.Where(member => !member.Value.IsNull))
        {
            _fields.TryAdd(Words.Fold(name[(name.LastIndexOf('.') + 1)..]), value);
        }
    }

    public Ticket Ticket()
    {
        var state = Text("state");
        var isDone = _done.Contains(Words.Fold(state ?? ""));
        return new Ticket(_item.Pointer, _item.Get("id")?.Text ?? Text("id"), Text("title"))
        {
            Type = Text("workitemtype"),
            Labels = (Text("tags") ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            State = state,
            Outcome = Text("resolvedreason", "approvalstatus", "resolution", "reason"),
            IsDone = isDone,
            Severity = Text("severity", "risklevel", "riskrating", "impact", "priority"),
            Owner = Text("riskowner", "assignedto"),
            Opened = Time("createddate"),
            Closed = Time("closeddate") ?? Time("resolveddate") ?? (isDone ? Time("statechangedate") : null),
            Due = Time("duedate") ?? Time("targetdate"),
            Mitigation = Text("mitigationplan", "mitigation", "mitigations", "treatment", "remediation"),
            ResidualRisk = Text("residualrisk", "residualrisklevel", "residualriskrating"),
            Role = Text("role", "signoffrole", "approverrole"),
            Category = Text("category", "riskcategory", "harmcategory"),
        };
    }

    private string? Text(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_fields.TryGetValue(name, out var value) && FieldText.Of(value) is { } text)
            {
                return text;
            }
        }

        return null;
    }

    private DateTimeOffset? Time(string name) => _fields.TryGetValue(name, out var value) ? value.Time : null;
}
