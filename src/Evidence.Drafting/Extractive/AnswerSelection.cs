using Evidence.Answers;
using Evidence.Drafting.Matching;
using Evidence.Drafting.Text;
using Evidence.Questionnaires;

namespace Evidence.Drafting.Extractive;

/// <summary>Chooses the approved answers for a question: the nearest that may leave, part by part for compound questions.</summary>
internal sealed class AnswerSelection(LibraryMatcher matcher, DraftRequest request, Func<string, Func<int, double>?> nearness)
{
    private const double SiblingGap = 0.75;
    private readonly DateOnly _day = DateOnly.FromDateTime(request.AsOf.UtcDateTime);

    public Selection For(Question question, string context)
    {
        var whole = Rank(question.Text, context);
        var parts = QuestionParts.Of(question.Text);
        var single = Single(whole, question.Text);
        return parts.Count > 1 && single is { Answers.Count: 1, IsWithheld: false } ? ByParts(parts, whole, single, context) : single;
    }

    private Ranking Rank(string text, string context) => matcher.Rank(text, context, request.Product, nearness(text));

    private Selection ByParts(IReadOnlyList<string> parts, Ranking whole, Selection single, string context)
    {
        var ranked = parts.Select(part => (Text: part, Ranking: Rank(part, context))).Select(part => new RankedPart(part.Text, part.Ranking, Single(part.Ranking, part.Text))).ToList();
        return PartsSelection.Of(whole, single, ranked, request.DraftAtLeast);
    }

    private Selection Single(Ranking ranking, string text)
    {
        var first = ranking.Candidates.FirstOrDefault(candidate => MayLeave(candidate));
        var ask = ranking.First?.Entry.Answer.Owner;
        if (first is null)
        {
            return new([], 0, false, ask, ranking.First is not null);
        }

        var isRunnerUp = !ReferenceEquals(first, ranking.First);
        var confidence = isRunnerUp ? matcher.ConfidenceOf(ranking, first) : ranking.Confidence;
        var siblings = isRunnerUp ? [] : Siblings(ranking, first).Select(sibling => new SelectedAnswer(sibling.Entry.Answer, text, confidence, false));
        SelectedAnswer[] answers = [new(first.Entry.Answer, text, confidence, isRunnerUp), .. siblings];
        return new(answers, confidence, answers.Length > 1, ask, isRunnerUp);
    }

    // Where no product is asked about, each product's own answer to the same question is given.
    private IEnumerable<Candidate> Siblings(Ranking ranking, Candidate first) =>
        ranking.Question.Product is not null || first.Entry.Answer.Products.Count == 0
            ? []
            : ranking.Candidates.Skip(1).Take(3)
                .Where(candidate => first.Score - candidate.Score < SiblingGap && MayLeave(candidate) && ConfidenceFeatures.AreSiblings(first, candidate))
                .Take(1);

    private bool MayLeave(Candidate candidate) =>
        Disclosure.MayLeave(candidate.Entry.Answer, request.Audience, _day)
        && (request.Product is null || candidate.Entry.Answer.Products.Count == 0 || candidate.Entry.Answer.Products.Contains(request.Product, StringComparer.OrdinalIgnoreCase));
}
