namespace Evidence.Packs;

/// <summary>A state a risk or finding was in from a time on.</summary>
/// <param name="At">From when, as far as known.</param>
/// <param name="State">open, mitigated, accepted or closed, or as the source says.</param>
public sealed record RiskChange(DateTimeOffset At, string State);
