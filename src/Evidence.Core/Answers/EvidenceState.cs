using Evidence.Artifacts;
using Evidence.Controls;
using Evidence.Facts;
using Evidence.Gates;
using Evidence.Releases;

namespace Evidence.Answers;

/// <summary>What answers may rest on: the state of a release's evidence at the as-of time.</summary>
/// <param name="Release">The release.</param>
/// <param name="Artifacts">Its artifacts.</param>
/// <param name="Readings">What was read out of them.</param>
/// <param name="Controls">Where each control stands.</param>
/// <param name="Gates">How each gate came out.</param>
/// <param name="FreshFor">Freshness window by artifact kind; <c>*</c> is the default.</param>
public sealed record EvidenceState(
    Release Release,
    IReadOnlyList<Artifact> Artifacts,
    IReadOnlyList<Reading> Readings,
    IReadOnlyList<ControlAssessment> Controls,
    IReadOnlyList<GateResult> Gates,
    IReadOnlyDictionary<string, TimeSpan> FreshFor);
