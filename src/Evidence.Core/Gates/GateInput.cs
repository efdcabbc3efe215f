using Evidence.Controls;
using Evidence.Facts;
using Evidence.Packs;
using Evidence.Releases;

namespace Evidence.Gates;

/// <summary>What the gates of a release are judged from.</summary>
/// <param name="Release">What is to be launched.</param>
/// <param name="Policy">The policy it is gated by.</param>
/// <param name="AsOf">The time it is judged at.</param>
/// <param name="Collected">What was collected for it.</param>
/// <param name="Baseline">What was collected for the release it is compared with; null: it names none, or nothing was collected for it.</param>
/// <param name="Metrics">Metric vocabulary: units, directions, and which metrics are rates.</param>
/// <param name="Controls">Its control assessments.</param>
/// <param name="Sources">What each source gave.</param>
/// <param name="Decisions">What people decided on its packs so far.</param>
/// <param name="Risks">The risk register.</param>
/// <param name="DecisionAskedAt">When people were asked to decide; null: they were not asked yet.</param>
public sealed record GateInput(
    Release Release,
    Policy Policy,
    DateTimeOffset AsOf,
    ReleaseEvidence Collected,
    ReleaseEvidence? Baseline,
    MetricVocabulary Metrics,
    IReadOnlyList<ControlAssessment> Controls,
    IReadOnlyList<SourceOutcome> Sources,
    IReadOnlyList<Decision> Decisions,
    IReadOnlyList<RiskEntry> Risks,
    DateTimeOffset? DecisionAskedAt = null);
