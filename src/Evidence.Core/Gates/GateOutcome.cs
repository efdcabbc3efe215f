namespace Evidence.Gates;

/// <summary>How a gate came out. Only <see cref="Pass"/> passes; <see cref="Waived"/> is carried by a waiver.</summary>
public enum GateOutcome
{
    /// <summary>The bound is met, at the confidence asked for, on enough fresh cases.</summary>
    Pass,

    /// <summary>The bound is not met.</summary>
    Fail,

    /// <summary>Too few cases to say, or two artifacts that contradict each other.</summary>
    Inconclusive,

    /// <summary>Nothing to judge by.</summary>
    Missing,

    /// <summary>What there is, is too old.</summary>
    Stale,

    /// <summary>It did not pass, and a valid waiver carries it.</summary>
    Waived,
}
