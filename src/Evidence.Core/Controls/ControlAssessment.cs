namespace Evidence.Controls;

/// <summary>Where one control stands, and why.</summary>
/// <param name="Control">Which.</param>
/// <param name="Title">Its short title.</param>
/// <param name="Group">Id of its innermost group.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Reasons">Why, a sentence each; never empty.</param>
/// <param name="Evidence">What speaks for it.</param>
/// <param name="ToComplete">What would complete it, a sentence each; empty where nothing is open.</param>
/// <param name="Conflicts">Where two artifacts say different things, a sentence each.</param>
/// <param name="Waiver">The waiver that carries the control while it is not evidenced; its status stays what it is.</param>
public sealed record ControlAssessment(
    ControlRef Control,
    string Title,
    string Group,
    ControlStatus Status,
    IReadOnlyList<string> Reasons,
    IReadOnlyList<ControlEvidence> Evidence,
    IReadOnlyList<string> ToComplete,
    IReadOnlyList<string> Conflicts,
    Gates.Waiver? Waiver = null);
