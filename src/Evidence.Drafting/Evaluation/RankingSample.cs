namespace Evidence.Drafting.Evaluation;

/// <summary>What the ranker learns from: the candidates of one question, and which of them answer it.</summary>
/// <param name="Features">Features of each candidate.</param>
/// <param name="IsGold">Which of them answer the question.</param>
internal sealed record RankingSample(double[][] Features, bool[] IsGold)
{
    public bool IsUseful => IsGold.Contains(true) && IsGold.Contains(false);
}
