namespace Evidence.Packs;

/// <summary>How far a source was collected.</summary>
public enum SourceState
{
    /// <summary>Everything it said it has was received.</summary>
    Complete,

    /// <summary>Some of it is missing; the gaps say what.</summary>
    Partial,

    /// <summary>Nothing could be collected.</summary>
    Failed,
}
