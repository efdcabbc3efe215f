using Evidence.Answers;
using Evidence.Gates;

namespace Evidence.Drafting.Evaluation;

/// <summary>What to evaluate.</summary>
/// <param name="Library">The whole library. Expired and internal entries count as right answers: matching is judged apart from what may be sent.</param>
/// <param name="Questions">Labelled questions.</param>
/// <param name="Audience">Draft for this audience, so that what may not be sent to it is not drafted; null: matching alone.</param>
/// <param name="AsOf">The time expiry is judged at, where there is an audience.</param>
/// <param name="DraftAtLeast">Confidence at which an answer counts as drafted.</param>
/// <param name="ReviewAtLeast">Confidence at which it is put up for review.</param>
public sealed record EvaluationRequest(
    IReadOnlyList<LibraryAnswer> Library,
    IReadOnlyList<GoldQuestion> Questions,
    DisclosureLevel? Audience,
    DateTimeOffset AsOf,
    double DraftAtLeast = Policy.UsualDraftAtLeast,
    double ReviewAtLeast = Policy.UsualReviewAtLeast);
