namespace Evidence.Drafting.Library;

/// <summary>What a change of evidence or of the library touches.</summary>
/// <param name="Answers">Entries of the library.</param>
/// <param name="Packs">Ids of packs that hold an artifact that was replaced.</param>
/// <param name="Files">Files that were sent, by customer and file.</param>
public sealed record ImpactReport(IReadOnlyList<AffectedAnswer> Answers, IReadOnlyList<string> Packs, IReadOnlyList<AffectedFile> Files);
