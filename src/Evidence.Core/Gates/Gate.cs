using Evidence.Releases;

namespace Evidence.Gates;

/// <summary>
/// A policy rule. <see cref="Rule"/> names the rule that judges it; which of the other members it reads is documented there
/// (one file a rule in Gates/Rules/).
/// </summary>
/// <param name="Id">Unique in the policy, lower-case words joined by hyphens.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Rule">Which rule judges it.</param>
/// <param name="Tiers">Tiers it applies to; empty: all.</param>
/// <param name="Severity">Whether failing it blocks the launch or only attaches a condition.</param>
/// <param name="Metric">Metric it is about, from the vocabulary.</param>
/// <param name="Where">Attributes the facts must have, compared without case.</param>
/// <param name="SliceBy">Slice dimension, or <c>*</c>: every slice is judged and the worst one decides; null: the overall value.</param>
/// <param name="AtLeast">Smallest value that passes.</param>
/// <param name="AtMost">Largest value that passes.</param>
/// <param name="Confidence">Confidence level of the bound; null: the policy's.</param>
/// <param name="MinimumSample">Fewest cases (in each slice, where sliced); fewer are inconclusive.</param>
/// <param name="Kind">Artifact kind it is about.</param>
/// <param name="FreshFor">Freshness window; null: the policy's for the kind.</param>
/// <param name="Roles">Roles that must have signed off.</param>
/// <param name="Within">Longest time something may take, in business days where the rule says so.</param>
/// <param name="Severities">Severities it is about (findings, risks).</param>
/// <param name="Frameworks">Frameworks it is about (coverage).</param>
/// <param name="Why">Why the gate is there; shown with its result.</param>
public sealed record Gate(
    string Id,
    string Title,
    GateRule Rule,
    IReadOnlyList<RiskTier> Tiers,
    GateSeverity Severity = GateSeverity.Blocking,
    string? Metric = null,
    IReadOnlyDictionary<string, string>? Where = null,
    string? SliceBy = null,
    double? AtLeast = null,
    double? AtMost = null,
    double? Confidence = null,
    long? MinimumSample = null,
    string? Kind = null,
    TimeSpan? FreshFor = null,
    IReadOnlyList<string>? Roles = null,
    int? Within = null,
    IReadOnlyList<string>? Severities = null,
    IReadOnlyList<string>? Frameworks = null,
    string? Why = null);
