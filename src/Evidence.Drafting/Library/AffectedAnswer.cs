namespace Evidence.Drafting.Library;

/// <summary>An entry whose ground has moved.</summary>
/// <param name="Id">Id of the entry.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Reasons">What moved, a sentence each.</param>
/// <param name="Correction">The text with its facts as they are now; null: they cannot be filled in.</param>
public sealed record AffectedAnswer(string Id, string? Owner, IReadOnlyList<string> Reasons, string? Correction);
