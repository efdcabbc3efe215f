using Evidence.Answers;
using Evidence.Artifacts;
using Evidence.Questionnaires;
using Evidence.Workflows;

namespace Evidence.Hosting.Services;

/// <summary>A file that came back, with the draft it comes from.</summary>
/// <param name="Result">The draft.</param>
/// <param name="Request">What was asked for.</param>
/// <param name="Questionnaire">What was understood of the customer's file.</param>
/// <param name="Drafts">What was drafted.</param>
/// <param name="Written">Ids of questions whose draft was written into the file.</param>
/// <param name="Found">What stands in the file now.</param>
/// <param name="Digest">Digest of the file.</param>
public sealed record FileInDraft(
    QuestionnaireResult Result,
    QuestionnaireRequest Request,
    Questionnaire Questionnaire,
    IReadOnlyList<DraftAnswer> Drafts,
    IReadOnlySet<string> Written,
    IReadOnlyDictionary<string, QuestionnaireFill> Found,
    Sha256Digest Digest);
