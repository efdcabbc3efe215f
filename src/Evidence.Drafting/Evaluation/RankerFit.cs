namespace Evidence.Drafting.Evaluation;

/// <summary>Fits the ranker: conditional logit, the likelihood that a right entry is chosen among the candidates. Deterministic.</summary>
internal static class RankerFit
{
    private const int Rounds = 400;
    private const double Rate = 0.05;

    /// <summary>The weights that fit best, held near a prior.</summary>
    /// <param name="samples">Questions with their candidates.</param>
    /// <param name="prior">Weights to stay near.</param>
    /// <param name="pull">How strongly they are held there; about one for each hundred questions.</param>
    public static double[] Weights(IReadOnlyList<RankingSample> samples, double[] prior, double pull)
    {
        var useful = samples.Where(sample => sample.IsUseful).ToList();
        var weights = (double[])prior.Clone();
        var steps = new AdamSteps(weights.Length, Rate);
        for (var round = 0; round < Rounds && useful.Count > 0; round++)
        {
            var gradient = new double[weights.Length];
            foreach (var sample in useful)
            {
                AddGradient(sample, weights, gradient);
            }

            for (var at = 0; at < weights.Length; at++)
            {
                gradient[at] = (gradient[at] + (pull * (weights[at] - prior[at]))) / useful.Count;
            }

            steps.Apply(weights, gradient);
        }

        return weights;
    }

    private static void AddGradient(RankingSample sample, double[] weights, double[] gradient)
    {
        var scores = sample.Features.Select(features => Dot(features, weights)).ToArray();
        var all = Softmax(scores, _ => true);
        var gold = Softmax(scores, at => sample.IsGold[at]);
        for (var candidate = 0; candidate < scores.Length; candidate++)
        {
            var error = all[candidate] - gold[candidate];
            for (var at = 0; at < gradient.Length; at++)
            {
                gradient[at] += error * sample.Features[candidate][at];
            }
        }
    }

    private static double[] Softmax(double[] scores, Func<int, bool> counts)
    {
        var most = scores.Where((_, at) => counts(at)).Max();
        var raised = scores.Select((score, at) => counts(at) ? Math.Exp(score - most) : 0).ToArray();
        var sum = raised.Sum();
        return [.. raised.Select(value => value / sum)];
    }

    private static double Dot(double[] left, double[] right)
    {
        var sum = 0.0;
        for (var at = 0; at < left.Length; at++)
        {
            sum += left[at] * right[at];
        }

        return sum;
    }
}
