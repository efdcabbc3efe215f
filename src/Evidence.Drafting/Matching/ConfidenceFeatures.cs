using Evidence.Drafting.Text;

namespace Evidence.Drafting.Matching;

/// <summary>What tells whether the entry ranked first answers the question, or only comes near it.</summary>
internal static class ConfidenceFeatures
{
    // A name is found by itself or by a term that means the same, not by a related word.
    private const double NameFound = 0.6;

    private static readonly string[] _own =
    [
        "score", "lead", "share", "uncovered", "worst-piece", "novel", "names-missing", "name-missing", "uncovered-share", "novel-share", "count-missing", "document-missing",
        "pieces", "covered", "elsewhere", "elsewhere-share", "elsewhere-most", "far", "near-lead",
    ];

    // More of these never makes an answer less likely: a question in the entry's own words is not doubted for that, as it would be where near misses were fitted to.
    private static readonly string[] _speakFor =
    [
        "score", "lead", "share", "covered", "near-lead", "question-coverage", "question-coverage-literal", "reverse-coverage", "question-agreement", "answer-coverage", "answer-literal",
        "sentence-coverage", "all-coverage", "evidence-coverage", "search-score", "clause", "clause-alone", "intent-shared", "intent-given", "product-own", "context-coverage",
        "concept-cosine", "head-coverage", "topic-question", "topic-entry", "identifier-own",
    ];

    private static readonly string[] _speakForNothing = ["pieces"];
    private const double FarFrom = 0.3;
    private const int Rivals = 8;

    public static IReadOnlyList<string> Names { get; } = [.. _own, .. Particulars.Names, .. MatchFeatures.Names.Take(MatchFeatures.OfWords)];

    /// <summary>By name: 1 where more of it may only raise the confidence, -1 where it may only lower it, 0 where it may do either.</summary>
    public static IReadOnlyList<int> Signs { get; } = [.. Names.Select(name => _speakForNothing.Contains(name) ? 0 : _speakFor.Contains(name) ? 1 : -1)];

    public static double[] Of(Ranking ranking, Rarities rarities)
    {
        var first = ranking.First!;
        var pieces = ranking.Question.Pieces;
        var found = new Measured(ranking.Question, first.Entry, rarities).Found;
        var missing = pieces.Select((piece, at) => (Piece: piece, Weight: piece.Weight * (1 - found[at]))).ToList();
        var rivals = ranking.Candidates.Skip(1).Where(rival => !AreSiblings(first, rival)).ToList();
        var elsewhere = Elsewhere(ranking, found, rarities);
        var lead = rivals.Count == 0 ? 4 : first.Score - rivals[0].Score;
        return
        [
            first.Score,
            Math.Min(lead, 4),
            1 / (1 + rivals.Take(8).Sum(rival => Math.Exp(rival.Score - first.Score))),
            missing.Sum(piece => piece.Weight),
            missing.Count == 0 ? 0 : missing.Max(piece => piece.Weight),
            Math.Min(2, missing.Where(piece => piece.Piece.IsNovel).Sum(piece => piece.Weight)),
            Math.Min(2, missing.Where(piece => piece.Piece.IsName).Sum(piece => piece.Weight)),
            pieces.Where((piece, at) => piece.IsName && found[at] < NameFound).Any() ? 1 : 0,
            missing.Sum(piece => piece.Weight) / Math.Max(ranking.Question.Weight, 1e-6),
            missing.Where(piece => piece.Piece.IsNovel).Sum(piece => piece.Weight) / Math.Max(ranking.Question.Weight, 1e-6),
            CountTarget.IsMissing(ranking.Question, first.Entry, rarities) ? 1 : 0,
            ranking.Question.Asked.HasFlag(AskedFor.Document) && !first.Entry.Given.HasFlag(AskedFor.Document) ? 1 : 0,
            Math.Min(pieces.Length, 12) / 12.0,
            pieces.Select((piece, at) => piece.Weight * found[at]).Sum(),
            elsewhere.Sum(),
            elsewhere.Sum() / Math.Max(ranking.Question.Weight, 1e-6),
            elsewhere.DefaultIfEmpty(0).Max(),
            found.Count(value => value < FarFrom),
            Math.Min(first.Score - ranking.Candidates.Skip(1).Take(5).Select(rival => rival.Score).DefaultIfEmpty(first.Score - 4).Average(), 12),
            .. Particulars.Missing(ranking.Question, first.Entry),
            .. first.Features.AsSpan(0, MatchFeatures.OfWords),
        ];
    }

    // What the entry lacks and one of its rivals has: by that much the question may be about another subject.
    private static double[] Elsewhere(Ranking ranking, double[] found, Rarities rarities)
    {
        var lacking = new double[found.Length];
        foreach (var rival in ranking.Candidates.Skip(1).Take(Rivals))
        {
            for (var at = 0; at < found.Length; at++)
            {
                var piece = ranking.Question.Pieces[at];
                lacking[at] = found[at] >= 1 ? 0 : Math.Max(lacking[at], piece.Weight * (Measured.FoundIn(piece, rival.Entry, rarities) - found[at]));
            }
        }

        return lacking;
    }

    /// <summary>True where two entries answer the same for different products, so that one does not cast doubt on the other.</summary>
    public static bool AreSiblings(Candidate left, Candidate right) =>
        left.Entry.Answer.Products.Count > 0 && right.Entry.Answer.Products.Count > 0
        && !left.Entry.Answer.Products.Intersect(right.Entry.Answer.Products, StringComparer.OrdinalIgnoreCase).Any();
}
