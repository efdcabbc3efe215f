using Evidence.Drafting.Text;

namespace Evidence.Drafting.Matching;

/// <summary>Ranks the entries of one library for a question. Safe for many threads.</summary>
internal sealed class LibraryMatcher(LibraryIndex index, Lexicon lexicon, MatchWeights weights)
{
    private readonly CandidateSearch _search = new(index, lexicon);
    private readonly QuestionReader _reader = new(lexicon, index);
    private readonly double[] _ranker = [.. MatchFeatures.Names.Select(name => weights.Ranker.GetValueOrDefault(name))];

    public LibraryIndex Index => index;

    /// <summary>Ranks the library for one question.</summary>
    /// <param name="text">The question, or one part of it.</param>
    /// <param name="context">Headings above it, or the question it follows up; empty: none.</param>
    /// <param name="product">Product the questionnaire is about; null: none named.</param>
    /// <param name="nearness">Nearness by embeddings of entry and question, by place in the library; null: none configured.</param>
    public Ranking Rank(string text, string context = "", string? product = null, Func<int, double>? nearness = null)
    {
        var question = _reader.Read(text, context, product);
        var found = _search.Find(question);
        var best = found.Count == 0 ? 1 : found[0].Score;
        var candidates = found.Select(hit => Measure(question, hit.Position, hit.Score / best, nearness?.Invoke(hit.Position) ?? 0))
            .OrderByDescending(candidate => candidate.Score).ThenBy(candidate => candidate.Position)
            .ToList();
        var ranking = new Ranking(question, candidates, 0);
        return candidates.Count == 0 ? ranking : ranking with { Confidence = Confidence.Of(ranking, index.Rarities, weights) };
    }

    /// <summary>The confidence in an entry that is not the first, with those ranked before it as its rivals.</summary>
    public double ConfidenceOf(Ranking ranking, Candidate candidate) =>
        Confidence.Of(ranking with { Candidates = [candidate, .. ranking.Candidates.Where(other => !ReferenceEquals(other, candidate))] }, index.Rarities, weights);

    private Candidate Measure(AnalysedQuestion question, int position, double searchScore, double nearness)
    {
        var entry = index.Entry(position);
        var features = MatchFeatures.Of(question, entry, index.Rarities, searchScore, nearness);
        var score = 0.0;
        for (var at = 0; at < features.Length; at++)
        {
            score += features[at] * _ranker[at];
        }

        return new(position, entry, features, score);
    }
}
