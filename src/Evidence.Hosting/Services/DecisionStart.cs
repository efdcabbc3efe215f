namespace Evidence.Hosting.Services;

/// <summary>A decision that was taken in.</summary>
/// <param name="PackId">On which pack.</param>
/// <param name="RunId">The run that records it; null: the pack's own run does.</param>
public sealed record DecisionStart(string PackId, string? RunId);
