using Evidence.Artifacts;

namespace Evidence.Workflows;

/// <summary>Asks to write drafts into the customer's file.</summary>
/// <param name="Request">The whole request.</param>
/// <param name="Questionnaire">Digest of the questionnaire.</param>
/// <param name="Drafts">Digest of the drafts.</param>
public sealed record FillStepRequest(QuestionnaireRequest Request, Sha256Digest Questionnaire, Sha256Digest Drafts);
