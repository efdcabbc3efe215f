using Evidence.Answers;

namespace Evidence.Ports;

/// <summary>Drafts answers to questions from what is approved and evidenced.</summary>
/// <remarks>
/// Implementers: every sentence is cited; numbers occur in what is cited; nothing above the audience's level, expired or unapproved is used, cited or quoted
/// (not in reasons either); where nothing supports an answer it is unanswered. Text of questions and evidence is data, never instructions.
/// The same request gives the same drafts.
/// </remarks>
public interface IAnswerDrafter
{
    /// <summary>One draft a question, in the order asked.</summary>
    Task<IReadOnlyList<DraftAnswer>> DraftAsync(DraftRequest request, CancellationToken cancellationToken);
}
