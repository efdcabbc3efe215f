using Evidence.Drafting.Text;

namespace Evidence.Drafting.Matching;

/// <summary>Ranks the entries of one library for a question. Safe for many threads. It holds its index until it is disposed of, and so must live as long as its rankings are looked into.</summary>
internal sealed class LibraryMatcher(LibraryIndex index, Lexicon lexicon, MatchWeights weights) : IDisposable
{
    // Embeddings settle what words leave open: they speak only where the words are not sure, and among entries that the words rank close to the first.
    private const double NearnessWorth = 1;
    private const double SureByWords = 0.5;
    private const double Close = 1;
    private const int NearestKept = 10;
    private readonly CandidateSearch _search = new(index, lexicon);
    private readonly QuestionReader _reader = new(lexicon, index);
    private readonly double[] _ranker = [.. MatchFeatures.Names.Select(name => weights.Ranker.GetValueOrDefault(name))];

    public LibraryIndex Index => index;

    /// <inheritdoc/>
    public void Dispose() => index.Release();

    /// <summary>Ranks the library for one question.</summary>
    /// <param name="text">The question, or one part of it.</param>
    /// <param name="context">Headings above it, or the question it follows up; empty: none.</param>
    /// <param name="product">Product the questionnaire is about; null: none named.</param>
    /// <param name="nearness">Nearness by embeddings of entry and question, by place in the library; null: none configured.</param>
    public Ranking Rank(string text, string context = "", string? product = null, Func<int, double>? nearness = null)
    {
        var question = _reader.Read(text, context, product);
        var found = FormFields.Is(text) ? [] : _search.Find(question);
        var best = found.Count == 0 ? 1 : found[0].Score;
        var hits = found.Select(hit => (hit.Position, Score: (double)hit.Score / best)).ToList();
        var candidates = hits.Concat(hits.Count == 0 ? [] : NearOnes(nearness, hits))
            .Select(hit => Measure(question, hit.Position, hit.Score))
            .OrderByDescending(candidate => candidate.Score).ThenBy(candidate => candidate.Position)
            .ToList();
        var ranking = new Ranking(question, candidates, 0);
        return candidates.Count == 0 ? ranking : Settled(ranking with { Confidence = Confidence.Of(ranking, index.Rarities, weights) }, nearness);
    }

    /// <summary>The confidence in an entry that is not the first, with those ranked before it as its rivals.</summary>
    public double ConfidenceOf(Ranking ranking, Candidate candidate) =>
        Confidence.Of(ranking with { Candidates = [candidate, .. ranking.Candidates.Where(other => !ReferenceEquals(other, candidate))] }, index.Rarities, weights);

    private Ranking Settled(Ranking ranking, Func<int, double>? nearness)
    {
        if (nearness is null || ranking.Confidence >= SureByWords)
        {
            return ranking;
        }

        var least = ranking.First!.Score - Close;
        var settled = ranking with
        {
            Candidates = [.. ranking.Candidates
                .OrderByDescending(candidate => candidate.Score >= least ? candidate.Score + (NearnessWorth * nearness(candidate.Position)) : double.MinValue)
                .ThenByDescending(candidate => candidate.Score).ThenBy(candidate => candidate.Position)],
        };

        // They never raise the confidence.
        return settled with { Confidence = Math.Min(ranking.Confidence, Confidence.Of(settled, index.Rarities, weights)) };
    }

    // Entries that only the embeddings find are looked at too.
    private IEnumerable<(int Position, double Score)> NearOnes(Func<int, double>? nearness, List<(int Position, double Score)> found)
    {
        if (nearness is null)
        {
            return [];
        }

        var known = found.Select(hit => hit.Position).ToHashSet();
        return Enumerable.Range(0, index.Library.Count)
            .OrderByDescending(nearness).ThenBy(position => position)
            .Take(NearestKept)
            .Where(position => !known.Contains(position))
            .Select(position => (position, 0.0));
    }

    private Candidate Measure(AnalysedQuestion question, int position, double searchScore)
    {
        var entry = index.Entry(position);
        var features = MatchFeatures.Of(question, entry, index.Rarities, searchScore);
        var score = 0.0;
        for (var at = 0; at < features.Length; at++)
        {
            score += features[at] * _ranker[at];
        }

        return new(position, entry, features, score);
    }
}
