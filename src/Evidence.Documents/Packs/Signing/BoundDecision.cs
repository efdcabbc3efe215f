using Evidence.Packs;

namespace Evidence.Documents.Packs.Signing;

/// <summary>A decision, and whether it is about what this pack holds.</summary>
/// <param name="Decision">What was decided.</param>
/// <param name="Binding">What it was decided on, compared with this pack.</param>
/// <param name="Difference">The first evidence that differs; null: none.</param>
internal sealed record BoundDecision(Decision Decision, DecisionBinding Binding, string? Difference);
