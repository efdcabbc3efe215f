namespace Evidence.Workflows;

/// <summary>Asks to lay a drafted questionnaire down in the outbox, or to say there why it was not drafted.</summary>
/// <param name="QuestionnaireId">Which questionnaire.</param>
/// <param name="Path">Name in the outbox, with <c>/</c> between folders.</param>
/// <param name="Problem">Why it was not drafted, in a line; null: it was.</param>
public sealed record HandOutRequest(string QuestionnaireId, string Path, string? Problem = null);
