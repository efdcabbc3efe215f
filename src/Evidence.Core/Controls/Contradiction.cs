using Evidence.Artifacts;

namespace Evidence.Controls;

/// <summary>Two or more artifacts that state different values for one measurement.</summary>
/// <param name="Metric">What was measured.</param>
/// <param name="Artifacts">Artifacts that disagree, two or more.</param>
/// <param name="IsCertain">True where they name the same dataset; else they may have measured on different ones.</param>
/// <param name="Sentence">What each says.</param>
public sealed record Contradiction(string Metric, IReadOnlyList<Sha256Digest> Artifacts, bool IsCertain, string Sentence);
