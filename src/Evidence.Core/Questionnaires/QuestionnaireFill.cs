namespace Evidence.Questionnaires;

/// <summary>What to write for one question.</summary>
/// <param name="QuestionId">Which.</param>
/// <param name="Answer">The answer in words; null: leave empty.</param>
/// <param name="Choice">One of the question's options, exactly; null: none.</param>
/// <param name="ReviewNote">For the reviewer's copy: a comment beside the answer; null: none.</param>
/// <param name="Reference">For a reference slot: what it cites, fit for the audience.</param>
public sealed record QuestionnaireFill(string QuestionId, string? Answer, string? Choice, string? ReviewNote = null, string? Reference = null);
