namespace Evidence.Answers;

/// <summary>A drafted answer to one question.</summary>
/// <param name="QuestionId">Which question.</param>
/// <param name="Status">Drafted, for review, or unanswered.</param>
/// <param name="Text">The answer; null where unanswered.</param>
/// <param name="Choice">One of the question's own options; null: none.</param>
/// <param name="Confidence">Calibrated probability that the answer is right, 0 to 1.</param>
/// <param name="Citations">What each sentence rests on; never empty where drafted.</param>
/// <param name="Reasons">Why it is for review or unanswered, and whom to ask; a sentence each.</param>
/// <param name="LibraryId">Id of the library entry it comes from (the first one for compound questions); null: none.</param>
/// <param name="Owner">Who to ask.</param>
public sealed record DraftAnswer(
    string QuestionId,
    DraftStatus Status,
    string? Text,
    string? Choice,
    double Confidence,
    IReadOnlyList<Citation> Citations,
    IReadOnlyList<string> Reasons,
    string? LibraryId = null,
    string? Owner = null);
