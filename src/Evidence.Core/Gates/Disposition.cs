namespace Evidence.Gates;

/// <summary>What the gates say about a launch, and why.</summary>
/// <param name="Kind">Go, conditional go or no-go.</param>
/// <param name="Reasons">Why, the weightiest first.</param>
/// <param name="Conditions">What must be done, by gate.</param>
public sealed record Disposition(DispositionKind Kind, IReadOnlyList<string> Reasons, IReadOnlyList<string> Conditions);
