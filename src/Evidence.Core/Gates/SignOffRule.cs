using Evidence.Releases;

namespace Evidence.Gates;

/// <summary>Who must decide on a pack.</summary>
/// <param name="Tiers">Tiers it applies to; empty: all.</param>
/// <param name="Roles">Roles of which each must approve once.</param>
/// <param name="WithinBusinessDays">How long they may take before a reminder turns into an escalation; default 10.</param>
public sealed record SignOffRule(IReadOnlyList<RiskTier> Tiers, IReadOnlyList<string> Roles, int WithinBusinessDays = 10);
