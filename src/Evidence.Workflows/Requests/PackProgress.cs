using Evidence.Gates;

namespace Evidence.Workflows;

/// <summary>The custom status of a pack run, for people who wait.</summary>
/// <param name="Step">What it is doing: collecting, judging, assembling, awaiting-decision, delivering, done.</param>
/// <param name="Disposition">What the gates say, once judged.</param>
/// <param name="RolesOpen">Roles that must still decide.</param>
/// <param name="Decisions">How many decisions were taken in.</param>
/// <param name="LastDecision">What came of the last decision, in a line.</param>
/// <param name="Reminders">How many reminders went out.</param>
public sealed record PackProgress(
    string Step,
    DispositionKind? Disposition = null,
    IReadOnlyList<string>? RolesOpen = null,
    int Decisions = 0,
    string? LastDecision = null,
    int Reminders = 0)
{
    /// <summary>What came of the latest decisions, the last five, in order.</summary>
    public IReadOnlyList<DecisionAnswer> Answers { get; init; } = [];
}
