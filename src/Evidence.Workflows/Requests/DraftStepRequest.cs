using Evidence.Artifacts;

namespace Evidence.Workflows;

/// <summary>Asks for drafts of all questions of a questionnaire.</summary>
/// <param name="Request">The whole request.</param>
/// <param name="Questionnaire">Digest of the questionnaire.</param>
public sealed record DraftStepRequest(QuestionnaireRequest Request, Sha256Digest Questionnaire);
