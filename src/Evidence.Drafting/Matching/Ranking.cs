namespace Evidence.Drafting.Matching;

/// <summary>What was found for one question, nearest first.</summary>
/// <param name="Question">The question, analysed.</param>
/// <param name="Candidates">Nearest first.</param>
/// <param name="Confidence">Calibrated probability that the first one answers it.</param>
internal sealed record Ranking(AnalysedQuestion Question, IReadOnlyList<Candidate> Candidates, double Confidence)
{
    public Candidate? First => Candidates.Count > 0 ? Candidates[0] : null;
}
