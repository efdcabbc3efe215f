using Evidence.Gates;
using Evidence.Questionnaires;

namespace Evidence.Answers;

/// <summary>Questions to draft answers for, with everything they may rest on.</summary>
/// <param name="Questions">In document order.</param>
/// <param name="Library">The whole library; what may not leave is left out by the drafter.</param>
/// <param name="Audience">Who will read the answers.</param>
/// <param name="AsOf">The time expiry and freshness are judged at.</param>
/// <param name="Product">Product asked about; null: none named.</param>
/// <param name="Evidence">State of the evidence of the release in question; null: not known.</param>
/// <param name="DraftAtLeast">Confidence at which an answer is drafted.</param>
/// <param name="ReviewAtLeast">Confidence at which an answer is put up for review.</param>
/// <param name="Sent">What customers were told before; an answer that contradicts it is held for review. Null: nothing.</param>
public sealed record DraftRequest(
    IReadOnlyList<Question> Questions,
    IReadOnlyList<LibraryAnswer> Library,
    DisclosureLevel Audience,
    DateTimeOffset AsOf,
    string? Product = null,
    EvidenceState? Evidence = null,
    double DraftAtLeast = Policy.UsualDraftAtLeast,
    double ReviewAtLeast = Policy.UsualReviewAtLeast,
    IReadOnlyList<SentAnswer>? Sent = null);
