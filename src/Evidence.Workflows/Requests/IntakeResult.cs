using Evidence.Artifacts;

namespace Evidence.Workflows;

/// <summary>A questionnaire that was understood.</summary>
/// <param name="Questionnaire">Digest of the <see cref="Questionnaires.Questionnaire"/> as JSON.</param>
/// <param name="Questions">How many questions.</param>
public sealed record IntakeResult(Sha256Digest Questionnaire, int Questions);
