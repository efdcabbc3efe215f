using Evidence.Artifacts;
using Evidence.Readers.Content;

namespace Evidence.Readers.Tickets;

/// <summary>The words ticket systems and teams use, made ours: which kind a ticket is, where it stands, what was decided.</summary>
internal static class TicketWords
{
    private static readonly (string Word, TicketKind Kind)[] _kinds =
    [
        ("risk", TicketKind.Risk), ("incident", TicketKind.Incident), ("outage", TicketKind.Incident), ("postmortem", TicketKind.Incident), ("redteam", TicketKind.Finding),
        ("finding", TicketKind.Finding), ("vulnerab", TicketKind.Finding), ("weakness", TicketKind.Finding), ("auditissue", TicketKind.Finding), ("nonconform", TicketKind.Finding),
        ("pentest", TicketKind.Finding), ("jailbreak", TicketKind.Finding), ("approval", TicketKind.Approval), ("signoff", TicketKind.Approval), ("changerequest", TicketKind.Change),
        ("normalchange", TicketKind.Change), ("emergencychange", TicketKind.Change), ("standardchange", TicketKind.Change),
    ];

    private static readonly Dictionary<string, TicketKind> _declared = new(StringComparer.Ordinal)
    {
        [ArtifactKinds.RiskItem] = TicketKind.Risk,
        [ArtifactKinds.Finding] = TicketKind.Finding,
        [ArtifactKinds.Incident] = TicketKind.Incident,
        [ArtifactKinds.Approval] = TicketKind.Approval,
        [ArtifactKinds.ChangeRequest] = TicketKind.Change,
        [ArtifactKinds.WorkItem] = TicketKind.Work,
    };

    private static readonly string[] _closed =
    [
        "closed", "close", "done", "resolved", "complete", "completed", "fixed", "finished", "verified", "cancelled", "canceled", "removed", "duplicate", "wontfix", "wontdo", "retired",
        "implemented", "merged", "released", "notplanned", "rejected", "dismissed", "inactive", "closedcomplete", "closedincomplete", "closedskipped", "obsolete", "cannotreproduce",
    ];

    private static readonly string[] _mitigated = ["mitigated", "remediated", "treated", "mitigationcomplete", "mitigationimplemented", "controlled", "reduced"];
    private static readonly string[] _accepted = ["accepted", "riskaccepted", "acceptedrisk", "acceptrisk", "tolerated", "waived", "exceptiongranted", "accept", "tolerate"];
    private static readonly string[] _approved = ["approved", "approve", "approvedwithconditions", "signedoff", "signed", "granted", "yes", "accepted", "authorized", "authorised", "passed", "go"];
    private static readonly string[] _rejected = ["rejected", "reject", "declined", "denied", "refused", "changesrequested", "notapproved", "no", "nogo", "failed", "withdrawn", "timedout", "unapproved", "revoked"];

    /// <summary>The kind of a ticket: as declared, else by its type, else by its labels.</summary>
    public static TicketKind KindOf(string? declared, Ticket ticket)
    {
        if (declared is not null && _declared.TryGetValue(declared, out var kind))
        {
            return kind;
        }

        return ByWord(ticket.Type) ?? (Words.Fold(ticket.Type ?? "") == "change" ? TicketKind.Change : (TicketKind?)null) ?? ticket.Labels.Select(ByWord).FirstOrDefault(found => found is not null) ?? TicketKind.Work;
    }

    /// <summary>The metric of a ticket of that kind.</summary>
    public static string MetricOf(TicketKind kind) => kind switch
    {
        TicketKind.Risk => "risk.entry",
        TicketKind.Finding => "finding.entry",
        TicketKind.Incident => "incident.entry",
        TicketKind.Approval => "approval.entry",
        TicketKind.Change => "change.entry",
        _ => "work.entry",
    };

    /// <summary>The artifact kind of a ticket of that kind.</summary>
    public static string ArtifactKindOf(TicketKind kind) => kind switch
    {
        TicketKind.Risk => ArtifactKinds.RiskItem,
        TicketKind.Finding => ArtifactKinds.Finding,
        TicketKind.Incident => ArtifactKinds.Incident,
        TicketKind.Approval => ArtifactKinds.Approval,
        TicketKind.Change => ArtifactKinds.ChangeRequest,
        _ => ArtifactKinds.WorkItem,
    };

    /// <summary>Where a ticket stands: open, mitigated, accepted or closed; for approvals and changes also approved, rejected or pending.</summary>
    public static string StateOf(TicketKind kind, Ticket ticket) => kind switch
    {
        TicketKind.Approval => DecisionOf(ticket.Outcome) is var decided && decided != "pending" ? decided : DecisionOf(ticket.State),
        TicketKind.Change => ChangeState(ticket),
        _ => RiskState(ticket),
    };

    /// <summary>approved, rejected or pending.</summary>
    public static string DecisionOf(string? text)
    {
        var word = Words.Fold(text ?? "");
        return _approved.Contains(word) ? "approved" : _rejected.Contains(word) ? "rejected" : "pending";
    }

    /// <summary>True for a text that states a decision, so that a field of that text is a sign-off.</summary>
    public static bool IsDecision(string text) => DecisionOf(text) != "pending" || Words.Fold(text) is "pending" or "requested" or "waiting" or "waitingforapproval" or "open" or "notrequested" or "notyetrequested";

    private static TicketKind? ByWord(string? text)
    {
        var folded = Words.Fold(text ?? "");
        foreach (var (word, kind) in _kinds)
        {
            if (folded.Contains(word, StringComparison.Ordinal))
            {
                return kind;
            }
        }

        return null;
    }

    private static string RiskState(Ticket ticket)
    {
        var (state, outcome) = (Words.Fold(ticket.State ?? ""), Words.Fold(ticket.Outcome ?? ""));
        if (_mitigated.Contains(state) || (_mitigated.Contains(outcome) && IsClosed(ticket, state)))
        {
            return "mitigated";
        }

        if (_accepted.Contains(state) || (_accepted.Contains(outcome) && IsClosed(ticket, state)))
        {
            return "accepted";
        }

        return IsClosed(ticket, state) ? "closed" : "open";
    }

    private static bool IsClosed(Ticket ticket, string state) => ticket.IsDone || _closed.Contains(state);

    private static string ChangeState(Ticket ticket)
    {
        var outcome = DecisionOf(ticket.Outcome);
        var state = Words.Fold(ticket.State ?? "");
        return outcome == "rejected" || state is "rejected" or "declined" ? "rejected"
            : IsClosed(ticket, state) ? "closed"
            : outcome == "approved" || state == "approved" ? "approved"
            : Words.Fold(ticket.Outcome ?? "") is "requested" or "pending" ? "pending"
            : "open";
    }
}
