using Evidence.Drafting.Matching;

namespace Evidence.Drafting.Evaluation;

/// <summary>Fits ranker, confidence and calibration on labelled questions. Deterministic.</summary>
internal static class MatchingFit
{
    private const double Pull = 2;
    private const double Ridge = 8;
    private const int InnerFolds = 5;

    /// <summary>The weights that fit best.</summary>
    /// <param name="judged">Labelled questions with their candidates.</param>
    /// <param name="prior">Weights of the ranker to stay near.</param>
    /// <param name="fitted">On what, for people.</param>
    public static MatchWeights Of(IReadOnlyList<JudgedRanking> judged, MatchWeights prior, string fitted)
    {
        var start = MatchFeatures.Names.Select(name => prior.Ranker.GetValueOrDefault(name)).ToArray();
        var ranker = RankerFit.Weights([.. judged.Select(question => question.ToSample())], start, Pull);
        var ranked = judged.Select(question => question.By(ranker)).Where(question => question.Ranking.First is not null).ToList();
        var rows = ranked.Select(question => question.ConfidenceRow()).ToList();
        var isRight = ranked.Select(question => question.IsRight).ToList();
        var confidence = LogisticFit.Of(rows, isRight, ConfidenceFeatures.Signs, Ridge);
        return new(
            Named(MatchFeatures.Names, ranker),
            Named(ConfidenceFeatures.Names, confidence.Weights),
            Named(ConfidenceFeatures.Names, confidence.Means),
            Named(ConfidenceFeatures.Names, confidence.Deviations),
            Math.Round(confidence.Bias, 6),
            IsotonicFit.Of(OutOfFold(rows, isRight), isRight),
            fitted);
    }

    /// <summary>The fold of the question at that place; folds are of about equal size and do not follow the order of the file.</summary>
    public static int FoldOf(int at, int folds) => (int)(((uint)at * 2_654_435_761u) >> 8) % folds;

    private static double[] OutOfFold(List<double[]> rows, List<bool> isRight)
    {
        var raw = new double[rows.Count];
        for (var fold = 0; fold < InnerFolds; fold++)
        {
            var inside = Enumerable.Range(0, rows.Count).Where(at => FoldOf(at, InnerFolds) != fold).ToList();
            if (inside.Count > 0)
            {
                var fit = LogisticFit.Of([.. inside.Select(at => rows[at])], [.. inside.Select(at => isRight[at])], ConfidenceFeatures.Signs, Ridge);
                foreach (var at in Enumerable.Range(0, rows.Count).Where(at => FoldOf(at, InnerFolds) == fold))
                {
                    raw[at] = fit.Probability(rows[at]);
                }
            }
        }

        return raw;
    }

    private static Dictionary<string, double> Named(IReadOnlyList<string> names, double[] values) =>
        names.Select((name, at) => (name, value: Math.Round(values[at], 6))).ToDictionary(entry => entry.name, entry => entry.value, StringComparer.Ordinal);
}
