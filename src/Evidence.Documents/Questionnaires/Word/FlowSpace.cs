namespace Evidence.Documents.Questionnaires.Word;

/// <summary>A place for an answer behind or inside a paragraph that asks.</summary>
/// <param name="Address">Address of the slot.</param>
/// <param name="Control">What a control or field there takes; null: plain text.</param>
internal sealed record FlowSpace(string Address, ControlKind? Control = null)
{
    /// <summary>Legal values of the control; empty: none.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>What stands there; null: nothing.</summary>
    public string? Existing { get; init; }

    /// <summary>Most characters that fit; null: no limit.</summary>
    public int? MaxLength { get; init; }

    /// <summary>True: locked, or outside of what the protection leaves open.</summary>
    public bool IsLocked { get; init; }
}
