using Evidence.Answers;

namespace Evidence.Drafting.Evaluation;

/// <summary>Counts how good predictions are.</summary>
internal static class Judging
{
    private const int Bins = 10;

    /// <summary>Below this confidence no entry is named: it would nearly always be wrong.</summary>
    public const double NoneNear = 0.005;

    public static AnswerPrediction Predict(JudgedRanking judged, double confidence, double draftAtLeast, double reviewAtLeast) => new(
        judged.Question.Id,
        confidence < NoneNear ? null : judged.Ranking.First?.Entry.Answer.Id,
        confidence >= draftAtLeast ? DraftStatus.Drafted : confidence >= reviewAtLeast ? DraftStatus.Review : DraftStatus.Unanswered,
        Math.Round(confidence, 4));

    public static EvaluationFigures Count(IReadOnlyList<JudgedRanking> judged, IReadOnlyList<AnswerPrediction> predictions)
    {
        var pairs = judged.Zip(predictions).ToList();
        var answerable = pairs.Where(pair => pair.First.Question.Gold.Count > 0).ToList();
        var drafted = pairs.Where(pair => pair.Second.Status == DraftStatus.Drafted).ToList();
        return new(
            pairs.Count,
            answerable.Count,
            Share(answerable.Count(pair => IsRight(pair)), answerable.Count),
            Share(answerable.Count(pair => pair.First.RankOfGold <= 5), answerable.Count),
            drafted.Count,
            drafted.Count == 0 ? 1 : Share(drafted.Count(pair => IsRight(pair)), drafted.Count),
            Share(answerable.Count(pair => pair.Second.Status == DraftStatus.Drafted), answerable.Count),
            Share(drafted.Count(pair => pair.First.Question.Gold.Count == 0), pairs.Count - answerable.Count),
            CalibrationError(pairs));
    }

    public static IReadOnlyList<EvaluationMiss> Misses(IReadOnlyList<JudgedRanking> judged, IReadOnlyList<AnswerPrediction> predictions) =>
        [.. judged.Zip(predictions)
            .Where(pair => pair.First.Question.Gold.Count > 0 ? !IsRight(pair) : pair.Second.Status == DraftStatus.Drafted)
            .Select(pair => new EvaluationMiss(
                pair.First.Question.Id,
                pair.First.Question.Text,
                pair.First.Question.Gold,
                [.. pair.First.Ranking.Candidates.Take(3).Select(candidate => candidate.Entry.Answer.Id)],
                pair.First.RankOfGold,
                pair.Second.Confidence))];

    private static bool IsRight((JudgedRanking First, AnswerPrediction Second) pair) =>
        pair.Second.Answer is { } answer && pair.First.Question.Gold.Contains(answer, StringComparer.Ordinal);

    private static double CalibrationError(List<(JudgedRanking First, AnswerPrediction Second)> pairs) =>
        pairs.GroupBy(pair => Math.Min(Bins - 1, (int)(pair.Second.Confidence * Bins)))
            .Sum(bin => Math.Abs(bin.Average(pair => pair.Second.Confidence) - bin.Average(pair => IsRight(pair) ? 1.0 : 0)) * bin.Count() / pairs.Count);

    private static double Share(int part, int whole) => whole == 0 ? 0 : Math.Round((double)part / whole, 4);
}
