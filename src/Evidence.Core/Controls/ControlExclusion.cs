namespace Evidence.Controls;

/// <summary>A control that does not apply to a release.</summary>
/// <param name="Control">Which.</param>
/// <param name="Reason">Why, in a sentence; shown in the pack.</param>
public sealed record ControlExclusion(ControlRef Control, string Reason);
