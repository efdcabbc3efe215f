namespace Evidence.Hosting.Services;

/// <summary>A questionnaire that was taken in.</summary>
/// <param name="QuestionnaireId">Its id.</param>
/// <param name="IsNew">False where the same request was there already.</param>
public sealed record QuestionnaireStart(string QuestionnaireId, bool IsNew);
