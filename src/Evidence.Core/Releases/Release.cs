using Evidence.Controls;

namespace Evidence.Releases;

/// <summary>A version of a product that is to be launched.</summary>
/// <param name="Id">Id of the release: the file name in releases/ without <c>.yaml</c>, for instance <c>checkout-ranker-2.4.0</c>.</param>
/// <param name="Product">Id of the product in evidence.yaml.</param>
/// <param name="Version">Version as the product counts.</param>
/// <param name="Tier">Risk tier.</param>
/// <param name="IntendedUse">What it is for, and for whom.</param>
/// <param name="Subjects">What evidence must be about.</param>
/// <param name="Policy">Id of the policy it is gated by.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Baseline">Release to compare with for regressions; null: none.</param>
/// <param name="NotApplicable">Controls that do not apply, each with a reason.</param>
/// <param name="OutOfScope">Uses it is not for.</param>
/// <param name="LaunchDate">When it is planned to go out.</param>
public sealed record Release(
    string Id,
    string Product,
    string Version,
    RiskTier Tier,
    string IntendedUse,
    IReadOnlyList<Subject> Subjects,
    string Policy,
    string? Owner = null,
    string? Baseline = null,
    IReadOnlyList<ControlExclusion>? NotApplicable = null,
    IReadOnlyList<string>? OutOfScope = null,
    DateOnly? LaunchDate = null);
