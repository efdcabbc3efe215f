using Evidence.Gates;
using Evidence.Packs;
using Evidence.Releases;

namespace Evidence.Controls;

/// <summary>What the controls of a release are assessed from.</summary>
/// <param name="Release">What is to be launched; its tier selects mappings, its exclusions controls.</param>
/// <param name="AsOf">The time freshness is judged at.</param>
/// <param name="Policy">Freshness windows where a mapping has none of its own, and waivers of controls.</param>
/// <param name="Collected">What was collected for it.</param>
/// <param name="Frameworks">Frameworks asked for; every control of each is assessed.</param>
/// <param name="Mappings">Of all frameworks: evidence may come through a crosswalk.</param>
/// <param name="Crosswalks">Between any frameworks; a row is followed both ways.</param>
/// <param name="Metrics">Metric vocabulary, to tell measurements from descriptions when artifacts contradict each other.</param>
public sealed record AssessmentInput(
    Release Release,
    DateTimeOffset AsOf,
    Policy Policy,
    ReleaseEvidence Collected,
    IReadOnlyList<Framework> Frameworks,
    IReadOnlyList<ControlMapping> Mappings,
    IReadOnlyList<Crosswalk> Crosswalks,
    Facts.MetricVocabulary Metrics);
