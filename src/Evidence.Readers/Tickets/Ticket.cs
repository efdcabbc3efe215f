namespace Evidence.Readers.Tickets;

/// <summary>A ticket of any system, in the words of that system.</summary>
internal sealed record Ticket(string Pointer, string? Id, string? Title)
{
    /// <summary>Type of the ticket: issue type, table, work item type.</summary>
    public string? Type { get; init; }

    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>State as the system names it.</summary>
    public string? State { get; init; }

    /// <summary>What came of it, where the system says so apart from the state (resolution, approval, state reason).</summary>
    public string? Outcome { get; init; }

    /// <summary>True where the system counts the state as done.</summary>
    public bool IsDone { get; init; }

    public string? Severity { get; init; }

    public string? Owner { get; init; }

    public DateTimeOffset? Opened { get; init; }

    public DateTimeOffset? Closed { get; init; }

    public DateTimeOffset? Due { get; init; }

    public string? Mitigation { get; init; }

    public string? ResidualRisk { get; init; }

    public string? Role { get; init; }

    public string? Category { get; init; }

    /// <summary>Decisions kept in fields of the ticket.</summary>
    public IReadOnlyList<SignOff> SignOffs { get; init; } = [];
}
