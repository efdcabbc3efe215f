namespace Evidence.Gates;

/// <summary>How outcomes compare.</summary>
public static class GateOutcomes
{
    /// <summary>0 for the weightiest: fail, inconclusive, stale, missing, waived, pass.</summary>
    public static int Weight(this GateOutcome outcome) => outcome switch
    {
        GateOutcome.Fail => 0,
        GateOutcome.Inconclusive => 1,
        GateOutcome.Stale => 2,
        GateOutcome.Missing => 3,
        GateOutcome.Waived => 4,
        _ => 5,
    };

    /// <summary>True where the gate does not stand in the way: it passed, or a waiver carries it.</summary>
    public static bool LetsThrough(this GateOutcome outcome) => outcome is GateOutcome.Pass or GateOutcome.Waived;
}
