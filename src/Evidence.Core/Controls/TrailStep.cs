using Evidence.Artifacts;
using Evidence.Facts;

namespace Evidence.Controls;

/// <summary>One way from a control to the bytes it rests on.</summary>
/// <param name="Control">The control.</param>
/// <param name="Via">Crosswalk hops on the way; empty: none.</param>
/// <param name="Mapping">The mapping that says so.</param>
/// <param name="Strength">How strongly it speaks for the control.</param>
/// <param name="Artifact">Digest of the artifact.</param>
/// <param name="Name">Its name.</param>
/// <param name="Locator">Where it came from.</param>
/// <param name="Metric">Metric of the fact; null: the artifact as a whole.</param>
/// <param name="Pointer">Where in the artifact the fact is.</param>
/// <param name="Range">The same in bytes; null: the artifact as a whole, or the pointer cannot be followed.</param>
/// <param name="Quote">What is there, at most 200 characters.</param>
public sealed record TrailStep(
    ControlRef Control,
    IReadOnlyList<string> Via,
    string Mapping,
    MappingStrength Strength,
    Sha256Digest Artifact,
    string Name,
    string Locator,
    string? Metric,
    string? Pointer,
    ByteRange? Range,
    string? Quote);
