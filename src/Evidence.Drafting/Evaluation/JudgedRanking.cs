using Evidence.Drafting.Matching;

namespace Evidence.Drafting.Evaluation;

/// <summary>A labelled question with what was found for it.</summary>
internal sealed record JudgedRanking(GoldQuestion Question, Ranking Ranking, Rarities Rarities)
{
    public bool IsRight => Ranking.First is { } first && IsGold(first);

    public bool IsGold(Candidate candidate) => Question.Gold.Contains(candidate.Entry.Answer.Id, StringComparer.Ordinal);

    public int? RankOfGold => Ranking.Candidates.Select((candidate, at) => (candidate, at)).Where(entry => IsGold(entry.candidate)).Select(entry => (int?)entry.at + 1).FirstOrDefault();

    /// <summary>The same candidates ranked by other weights.</summary>
    public JudgedRanking By(double[] ranker) => this with
    {
        Ranking = Ranking with
        {
            Candidates = [.. Ranking.Candidates
                .Select(candidate => candidate with { Score = candidate.Features.Select((value, at) => value * ranker[at]).Sum() })
                .OrderByDescending(candidate => candidate.Score).ThenBy(candidate => candidate.Position)],
        },
    };

    public RankingSample ToSample() => new([.. Ranking.Candidates.Select(candidate => candidate.Features)], [.. Ranking.Candidates.Select(IsGold)]);

    public double[] ConfidenceRow() => ConfidenceFeatures.Of(Ranking, Rarities);
}
