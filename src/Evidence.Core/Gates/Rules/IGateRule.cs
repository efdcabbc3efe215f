namespace Evidence.Gates.Rules;

/// <summary>Judges gates of one rule.</summary>
/// <remarks>
/// Implementers fail closed: whatever is missing, skipped, too old, unreadable or undecided is not a pass. They know nothing of waivers, which are applied
/// to their results.
/// </remarks>
internal interface IGateRule
{
    /// <summary>Judges one gate.</summary>
    GateResult Judge(Gate gate, GateInput input);
}
