using Evidence.Releases;

namespace Evidence.Controls;

/// <summary>Says that artifacts of a kind, or facts that meet a condition, are evidence of controls (framework-mappings/mappings/*.yaml).</summary>
/// <param name="Id">Unique among all mappings.</param>
/// <param name="Kind">Artifact kind that serves.</param>
/// <param name="When">Condition on a fact of that artifact; null: the artifact by itself serves.</param>
/// <param name="Controls">Controls it is evidence of.</param>
/// <param name="Strength">Direct evidence completes a control; supporting evidence alone leaves it partial.</param>
/// <param name="Expects">What is expected, in words; shown as what would complete the control.</param>
/// <param name="FreshFor">How long it counts as fresh; null: as the policy says.</param>
/// <param name="Tiers">Tiers it is expected for; empty: all.</param>
public sealed record ControlMapping(
    string Id,
    string Kind,
    FactCondition? When,
    IReadOnlyList<ControlRef> Controls,
    MappingStrength Strength,
    string Expects,
    TimeSpan? FreshFor,
    IReadOnlyList<RiskTier> Tiers);
