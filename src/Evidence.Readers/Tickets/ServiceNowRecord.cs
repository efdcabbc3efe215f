using Evidence.Readers.Content;

namespace Evidence.Readers.Tickets;

/// <summary>One ServiceNow record. States that come as numbers are those of the product's own tables.</summary>
internal sealed class ServiceNowRecord(JsonAt record)
{
    private static readonly Dictionary<string, string> _incidentStates = new(StringComparer.Ordinal) { ["1"] = "New", ["2"] = "In Progress", ["3"] = "On Hold", ["6"] = "Resolved", ["7"] = "Closed", ["8"] = "Canceled" };

    private static readonly Dictionary<string, string> _changeStates = new(StringComparer.Ordinal)
    {
        ["-5"] = "New", ["-4"] = "Assess", ["-3"] = "Authorize", ["-2"] = "Scheduled", ["-1"] = "Implement", ["0"] = "Review", ["3"] = "Closed", ["4"] = "Canceled",
    };

    private static readonly Dictionary<string, string> _levels = new(StringComparer.Ordinal) { ["1"] = "high", ["2"] = "medium", ["3"] = "low" };

    private static readonly (string Prefix, string Type)[] _numbers =
    [
        ("INC", "incident"), ("CHG", "change request"), ("RK", "risk"), ("RISK", "risk"), ("VIT", "vulnerability"), ("VUL", "vulnerability"), ("ISS", "audit issue"), ("SIR", "security incident"),
    ];

    public Ticket Ticket()
    {
        var type = Type();
        var kind = Words.Fold(type ?? "");
        return new Ticket(record.Pointer, Shown("number") ?? Shown("sys_id"), Shown("short_description", "name", "title"))
        {
            Type = type,
            State = State(kind),
            Outcome = kind.Contains("sysapproval", StringComparison.Ordinal) ? Shown("state") : Shown("approval", "risk_response", "response", "close_code"),
            IsDone = Raw("active") == "false" && !kind.Contains("sysapproval", StringComparison.Ordinal),
            Severity = Severity(),
            Owner = Shown("approver", "assigned_to", "risk_owner", "owner", "owned_by"),
            Opened = Time("opened_at", "sys_created_on"),
            Closed = Time("closed_at", "resolved_at") ?? (kind.Contains("sysapproval", StringComparison.Ordinal) && Raw("state") is "approved" or "rejected" ? Time("sys_updated_on") : null),
            Due = Time("due_date"),
            Mitigation = Shown("mitigation_plan", "u_mitigation", "mitigation", "treatment", "response_notes", "close_notes"),
            ResidualRisk = Shown("residual_risk", "u_residual_risk", "residual_score", "residual_risk_rating", "calculated_score"),
            Role = Shown("u_role", "role", "assignment_group", "group"),
            Category = Shown("category", "u_category"),
        };
    }

    private string? Type()
    {
        if (Raw("sys_class_name") is { Length: > 0 } table)
        {
            return table.Replace('_', ' ');
        }

        if (record.Get("sysapproval") is not null || (record.Get("approver") is not null && record.Get("state") is not null))
        {
            return "sysapproval approver approval";
        }

        var number = Raw("number") ?? "";
        return _numbers.FirstOrDefault(entry => number.StartsWith(entry.Prefix, StringComparison.Ordinal)).Type;
    }

    private string? State(string kind)
    {
        var shown = Shown("state", "incident_state");
        var states = kind.Contains("change", StringComparison.Ordinal) ? _changeStates : kind.Contains("incident", StringComparison.Ordinal) ? _incidentStates : null;
        return shown is not null && states is not null && states.TryGetValue(shown, out var word) ? word : shown;
    }

    // Priority runs from 1 (critical) to 5; severity, risk and impact from 1 (high) to 3. Of what is stated the most severe counts.
    private string? Severity()
    {
        var level = Shown("severity", "risk_rating", "u_severity", "impact", "risk");
        string?[] stated = [Severities.Normalise(level is null ? null : _levels.GetValueOrDefault(level) ?? level), Severities.Normalise(Shown("priority"))];
        return Severities.All.FirstOrDefault(stated.Contains);
    }

    private string? Shown(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (FieldText.Of(record.Get(name)) is { } text)
            {
                return text;
            }
        }

        return null;
    }

    private string? Raw(string name) => record.Get(name) is { } field ? field.Get("value")?.Text ?? field.Text : null;

    private DateTimeOffset? Time(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Times.Read(Raw(name)) is { } time)
            {
                return time;
            }
        }

        return null;
    }
}
