namespace Evidence.Drafting.Library;

/// <summary>An answer that was sent and whose ground has moved.</summary>
/// <param name="QuestionId">Which question of the file.</param>
/// <param name="Question">The question.</param>
/// <param name="Told">What was told.</param>
/// <param name="Reasons">What moved, a sentence each.</param>
/// <param name="Correction">What would be told now; null: nothing may be told without a person.</param>
public sealed record AffectedSentAnswer(string QuestionId, string Question, string? Told, IReadOnlyList<string> Reasons, string? Correction);
