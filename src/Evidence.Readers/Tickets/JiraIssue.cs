using Evidence.Readers.Content;

namespace Evidence.Readers.Tickets;

/// <summary>One Jira issue; fields are asked for by the name people see.</summary>
internal sealed class JiraIssue
{
    private static readonly string[] _severity = ["Severity", "Risk severity", "Risk level", "Risk rating", "Inherent risk", "Inherent risk level", "Impact", "Criticality"];
    private static readonly string[] _residual = ["Residual risk", "Residual risk level", "Residual risk rating", "Residual severity"];
    private static readonly string[] _mitigation = ["Mitigation", "Mitigation plan", "Mitigations", "Mitigating actions", "Treatment", "Treatment plan", "Remediation", "Remediation plan", "Risk response", "Resolution notes"];
    private static readonly string[] _owner = ["Risk owner", "Owner", "Accountable"];
    private static readonly string[] _role = ["Role", "Sign-off role", "Approver role", "Approval role"];
    private static readonly string[] _category = ["Category", "Risk category", "Harm category", "Finding category", "Attack category"];

    private static readonly string[] _signOffs = ["sign-off", "sign off", "signoff", "approval"];

    private readonly JsonAt _issue;
    private readonly JsonAt _fields;
    private readonly Dictionary<string, JsonAt> _byName = new(StringComparer.Ordinal);
    private readonly List<(string Name, JsonAt Value)> _named = [];

    public JiraIssue(JsonAt issue, JsonAt? names)
    {
        _issue = issue;
        _fields = issue.Get("fields")!.Value;
        foreach (var (id, value) in _fields.Members.Where(member => !member.Value.IsNull))
        {
            var name = names?.Get(id)?.Text ?? id;
            _byName.TryAdd(Words.Fold(name), value);
            _named.Add((name, value));
        }
    }

    public Ticket Ticket()
    {
        var status = _fields.Get("status");
        return new Ticket(_issue.Pointer, _issue.Get("key", "id")?.Text, FieldText.Of(_fields.Get("summary")))
        {
            Type = FieldText.Of(_fields.Get("issuetype")),
            Labels = [.. _fields.Get("labels")?.Items.Select(label => label.Text).OfType<string>() ?? []],
            State = FieldText.Of(status),
            Outcome = FieldText.Of(_fields.Get("resolution")),
            IsDone = status?.At("statusCategory", "key")?.Text == "done",
            Severity = Named(_severity) ?? FieldText.Of(_fields.Get("priority")),
            Owner = Named(_owner) ?? FieldText.Of(_fields.Get("assignee")),
            Opened = _fields.Get("created")?.Time,
            Closed = _fields.Get("resolutiondate")?.Time,
            Due = _fields.Get("duedate")?.Time,
            Mitigation = Named(_mitigation),
            ResidualRisk = Named(_residual),
            Role = Named(_role),
            Category = Named(_category) ?? FieldText.Of(_fields.Get("components")),
            SignOffs = [.. SignOffs()],
        };
    }

    private string? Named(string[] names) => names.Select(name => _byName.TryGetValue(Words.Fold(name), out var value) ? FieldText.Of(value) : null).FirstOrDefault(text => text is not null);

    private IEnumerable<SignOff> SignOffs()
    {
        foreach (var (name, value) in _named)
        {
            if (value.IsArray && value.Items.Any(item => item.Get("approvers") is not null))
            {
                foreach (var signOff in value.Items.SelectMany(ServiceDesk))
                {
                    yield return signOff;
                }
            }
            else if (RoleIn(name) is { } role && FieldText.Of(value) is { } text && TicketWords.IsDecision(text))
            {
                // A field such as "Sign-off: Privacy" that holds "Approved".
                yield return new SignOff(value.Pointer, text, role.Length > 0 ? role : null, null);
            }
        }
    }

    // Jira Service Management keeps approvals with a decision for each approver.
    private static IEnumerable<SignOff> ServiceDesk(JsonAt approval)
    {
        var role = approval.Get("name")?.Text;
        foreach (var approver in approval.Get("approvers")?.Items ?? [])
        {
            yield return new SignOff(
                approver.Pointer,
                approver.Get("approverDecision")?.Text ?? approval.Get("finalDecision")?.Text,
                role,
                FieldText.Of(approver.Get("approver")),
                Time(approval.Get("createdDate")),
                Time(approval.Get("completedDate")));
        }
    }

    private static DateTimeOffset? Time(JsonAt? date) => date?.Get("iso8601")?.Time ?? date?.Get("epochMillis")?.Time ?? date?.Time;

    // "Sign-off: Privacy", "Privacy sign-off" and "Approval (Legal)" name a role; "" where a field is a sign-off without one.
    private static string? RoleIn(string name)
    {
        foreach (var word in _signOffs)
        {
            var at = name.IndexOf(word, StringComparison.OrdinalIgnoreCase);
            if (at >= 0)
            {
                return (name[..at] + name[(at + word.Length)..]).Trim(' ', ':', '-', '(', ')', '/');
            }
        }

        return null;
    }
}
