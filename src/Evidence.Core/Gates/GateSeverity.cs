namespace Evidence.Gates;

/// <summary>What a gate that does not pass means for the launch.</summary>
public enum GateSeverity
{
    /// <summary>No-go.</summary>
    Blocking,

    /// <summary>Conditional go: a condition to be met in time.</summary>
    Conditional,
}
