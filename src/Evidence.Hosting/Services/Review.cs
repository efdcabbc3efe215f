using Evidence.Drafting.Library;
using Evidence.Questionnaires;

namespace Evidence.Hosting.Services;

/// <summary>What a reviewer made of a drafted questionnaire.</summary>
/// <param name="QuestionnaireId">The draft.</param>
/// <param name="FileName">The reviewed file.</param>
/// <param name="Reviewer">Who reviewed.</param>
/// <param name="Answers">One verdict a question.</param>
/// <param name="Proposals">Changes the library could learn; nothing changes by itself.</param>
public sealed record Review(
    string QuestionnaireId,
    string FileName,
    string Reviewer,
    IReadOnlyList<ReviewedAnswer> Answers,
    IReadOnlyList<LibraryProposal> Proposals);
