using Evidence.Artifacts;
using Evidence.Facts;
using Evidence.Releases;

namespace Evidence.Packs;

/// <summary>What was collected for an earlier release of the product: its baseline, and releases before it for trends.</summary>
/// <param name="Release">Which.</param>
/// <param name="Artifacts">What was collected for it.</param>
/// <param name="Readings">What was read out of it.</param>
public sealed record EarlierRelease(Release Release, IReadOnlyList<Artifact> Artifacts, IReadOnlyList<Reading> Readings);
