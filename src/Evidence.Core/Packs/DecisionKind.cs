namespace Evidence.Packs;

/// <summary>What was decided.</summary>
public enum DecisionKind
{
    /// <summary>Launch.</summary>
    Approve,

    /// <summary>Do not launch; send back.</summary>
    Reject,
}
