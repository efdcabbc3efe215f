using Evidence.Artifacts;
using Evidence.Controls;
using Evidence.Facts;
using Evidence.Gates;
using Evidence.Releases;

namespace Evidence.Packs;

/// <summary>
/// Everything a pack says, judged at one time. It is a pure function of store, workspace and <paramref name="AsOf"/>; documents and zip entries are
/// pure functions of it.
/// </summary>
/// <param name="Release">What is to be launched.</param>
/// <param name="Product">The product it is a version of.</param>
/// <param name="AsOf">The time it is judged at.</param>
/// <param name="Policy">The policy it is gated by.</param>
/// <param name="Disposition">What the gates say.</param>
/// <param name="Gates">Every gate of the tier, in the order of the policy.</param>
/// <param name="Frameworks">The frameworks it is assessed against.</param>
/// <param name="Controls">Every control of the frameworks, in their order.</param>
/// <param name="Artifacts">Every artifact, in order of source, name and digest.</param>
/// <param name="Readings">What was read out of each distinct digest, in order of digest.</param>
/// <param name="Sources">What each source gave.</param>
/// <param name="Decisions">What people decided, oldest first.</param>
/// <param name="Ledger">Head of the ledger when it was judged; null: an empty ledger.</param>
/// <param name="Trends">Values of gated metrics in earlier releases, for trends; oldest first.</param>
/// <param name="Risks">The risk register, gravest and open first.</param>
/// <param name="Since">What changed since the pack before; null: there was none.</param>
public sealed record PackContent(
    Release Release,
    Product Product,
    DateTimeOffset AsOf,
    Policy Policy,
    Disposition Disposition,
    IReadOnlyList<GateResult> Gates,
    IReadOnlyList<Framework> Frameworks,
    IReadOnlyList<ControlAssessment> Controls,
    IReadOnlyList<Artifact> Artifacts,
    IReadOnlyList<Reading> Readings,
    IReadOnlyList<SourceOutcome> Sources,
    IReadOnlyList<Decision> Decisions,
    LedgerAnchor? Ledger,
    IReadOnlyList<MetricTrend> Trends,
    IReadOnlyList<RiskEntry> Risks,
    PackDiff? Since = null);
