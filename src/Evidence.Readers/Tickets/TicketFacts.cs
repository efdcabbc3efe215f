using Evidence.Artifacts;
using Evidence.Facts;
using Evidence.Readers.Content;

namespace Evidence.Readers.Tickets;

/// <summary>Writes tickets and decisions as facts.</summary>
internal static class TicketFacts
{
    /// <summary>Writes tickets; returns the kind of the artifact: that of its tickets where they agree.</summary>
    public static string Write(FactSheet sheet, IReadOnlyList<Ticket> tickets)
    {
        var kinds = new HashSet<TicketKind>();
        foreach (var ticket in tickets)
        {
            var kind = TicketWords.KindOf(sheet.Artifact.Kind, ticket);
            kinds.Add(kind);
            Write(sheet, ticket, kind);
        }

        if (tickets.Count == 0)
        {
            sheet.Note("The reply holds no ticket.");
        }

        return kinds.Count == 1 ? TicketWords.ArtifactKindOf(kinds.Single()) : ArtifactKinds.WorkItem;
    }

    /// <summary>Writes a decision.</summary>
    public static void Write(FactSheet sheet, SignOff signOff, string? of = null, string? category = null) =>
        sheet.AddText("approval.entry", signOff.Pointer, TicketWords.DecisionOf(signOff.Decision), About.With(
            (FactAttributes.Role, signOff.Role),
            (FactAttributes.Owner, signOff.Owner),
            (FactAttributes.Opened, Times.Iso(signOff.Opened)),
            (FactAttributes.Closed, Times.Iso(signOff.Closed)),
            (FactAttributes.Id, of),
            (FactAttributes.Category, category),
            ("comment", signOff.Comment),
            ("source-state", signOff.Decision)) with { MeasuredAt = signOff.Closed });

    private static void Write(FactSheet sheet, Ticket ticket, TicketKind kind)
    {
        sheet.AddText(TicketWords.MetricOf(kind), ticket.Pointer, TicketWords.StateOf(kind, ticket), About.With(
            (FactAttributes.Id, ticket.Id),
            (FactAttributes.Title, ticket.Title),
            (FactAttributes.Severity, Severities.Normalise(ticket.Severity)),
            (FactAttributes.Owner, ticket.Owner),
            (FactAttributes.Opened, Times.Iso(ticket.Opened)),
            (FactAttributes.Closed, Times.Iso(ticket.Closed)),
            (FactAttributes.Due, Times.Iso(ticket.Due)),
            (FactAttributes.Mitigation, ticket.Mitigation),
            (FactAttributes.ResidualRisk, ticket.ResidualRisk),
            (FactAttributes.Role, ticket.Role),
            (FactAttributes.Category, ticket.Category),
            ("type", ticket.Type),
            ("labels", string.Join(", ", ticket.Labels)),
            ("source-state", ticket.State),
            ("outcome", ticket.Outcome)));
        foreach (var signOff in ticket.SignOffs)
        {
            Write(sheet, signOff, ticket.Id);
        }
    }
}
