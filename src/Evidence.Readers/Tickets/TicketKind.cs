namespace Evidence.Readers.Tickets;

/// <summary>What a ticket is evidence of.</summary>
internal enum TicketKind
{
    /// <summary>None of the others.</summary>
    Work,

    /// <summary>A risk of a register.</summary>
    Risk,

    /// <summary>A finding of a review, a red team or an audit.</summary>
    Finding,

    /// <summary>An incident after release.</summary>
    Incident,

    /// <summary>A decision of a person.</summary>
    Approval,

    /// <summary>A change of what runs in production.</summary>
    Change,
}
