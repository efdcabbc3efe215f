namespace Evidence.Drafting.Evaluation;

/// <summary>Fits logistic regression with a ridge penalty on standardised features, each weight held to its sign. Deterministic.</summary>
internal sealed record LogisticFit(double[] Means, double[] Deviations, double[] Weights, double Bias)
{
    private const int Rounds = 600;
    private const double Rate = 0.03;

    /// <summary>The weights that fit best.</summary>
    /// <param name="features">A row for each case.</param>
    /// <param name="isRight">Whether each was right.</param>
    /// <param name="signs">For each feature 1: its weight is not negative; -1: not positive; 0: either.</param>
    /// <param name="ridge">How strongly weights are held at zero.</param>
    public static LogisticFit Of(IReadOnlyList<double[]> features, IReadOnlyList<bool> isRight, IReadOnlyList<int> signs, double ridge)
    {
        var size = features[0].Length;
        var means = Enumerable.Range(0, size).Select(at => features.Average(row => row[at])).ToArray();
        var deviations = Enumerable.Range(0, size).Select(at => Math.Sqrt(features.Average(row => Math.Pow(row[at] - means[at], 2)))).ToArray();
        var rows = features.Select(row => row.Select((value, at) => deviations[at] > 1e-9 ? (value - means[at]) / deviations[at] : 0).Append(1).ToArray()).ToList();
        var weights = new double[size + 1];
        var steps = new AdamSteps(weights.Length, Rate);
        for (var round = 0; round < Rounds; round++)
        {
            steps.Apply(weights, Gradient(rows, isRight, weights, ridge));
            Hold(weights, signs);
        }

        return new(means, [.. deviations.Select(deviation => deviation > 1e-9 ? deviation : 0)], weights[..size], weights[size]);
    }

    /// <summary>The probability for a row of features.</summary>
    public double Probability(double[] row)
    {
        var sum = Bias;
        for (var at = 0; at < row.Length; at++)
        {
            sum += Deviations[at] > 0 ? Weights[at] * (row[at] - Means[at]) / Deviations[at] : 0;
        }

        return 1 / (1 + Math.Exp(-sum));
    }

    private static void Hold(double[] weights, IReadOnlyList<int> signs)
    {
        for (var at = 0; at < signs.Count; at++)
        {
            weights[at] = signs[at] * weights[at] < 0 ? 0 : weights[at];
        }
    }

    private static double[] Gradient(List<double[]> rows, IReadOnlyList<bool> isRight, double[] weights, double ridge)
    {
        var gradient = new double[weights.Length];
        for (var row = 0; row < rows.Count; row++)
        {
            var sum = 0.0;
            for (var at = 0; at < weights.Length; at++)
            {
                sum += rows[row][at] * weights[at];
            }

            var error = (1 / (1 + Math.Exp(-sum))) - (isRight[row] ? 1 : 0);
            for (var at = 0; at < weights.Length; at++)
            {
                gradient[at] += error * rows[row][at];
            }
        }

        for (var at = 0; at < weights.Length; at++)
        {
            gradient[at] = (gradient[at] + (at < weights.Length - 1 ? ridge * weights[at] : 0)) / rows.Count;
        }

        return gradient;
    }
}
