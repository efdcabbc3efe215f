using Evidence.Artifacts;
using Evidence.Facts;
using Evidence.Releases;
using Evidence.Workspaces;

namespace Evidence.Packs;

/// <summary>What a pack is judged from.</summary>
/// <param name="Workspace">Policies, frameworks, mappings, crosswalks, metrics and risks.</param>
/// <param name="Release">What is to be launched.</param>
/// <param name="AsOf">The time it is judged at.</param>
/// <param name="Artifacts">What was collected for it, in any order.</param>
/// <param name="Readings">What was read out of the artifacts, in any order.</param>
/// <param name="Sources">What each source gave.</param>
/// <param name="Decisions">What people decided on its packs so far.</param>
/// <param name="Earlier">Earlier releases of the product, oldest first; the baseline is found among them by its id.</param>
/// <param name="Ledger">Head of the ledger; null: an empty ledger.</param>
/// <param name="DecisionAskedAt">When people were asked to decide; null: they were not asked yet.</param>
/// <param name="Previous">The pack before, to say what changed; null: there was none.</param>
public sealed record PackInput(
    WorkspaceContent Workspace,
    Release Release,
    DateTimeOffset AsOf,
    IReadOnlyList<Artifact> Artifacts,
    IReadOnlyList<Reading> Readings,
    IReadOnlyList<SourceOutcome> Sources,
    IReadOnlyList<Decision> Decisions,
    IReadOnlyList<EarlierRelease> Earlier,
    LedgerAnchor? Ledger = null,
    DateTimeOffset? DecisionAskedAt = null,
    PackContent? Previous = null);
