namespace Evidence.Workflows;

/// <summary>What a waiver would say.</summary>
/// <param name="Reason">Why.</param>
/// <param name="ResidualRisk">What risk is left.</param>
/// <param name="Expires">The last moment it is valid.</param>
public sealed record WaiverTerms(string Reason, string ResidualRisk, DateTimeOffset Expires);
