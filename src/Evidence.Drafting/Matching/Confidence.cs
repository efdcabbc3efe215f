namespace Evidence.Drafting.Matching;

/// <summary>The calibrated probability that the entry ranked first answers the question.</summary>
internal static class Confidence
{
    // A number, a price, a name or a format that is asked for and not given is no answer, however near the rest is; nor is one standard for another.
    private const double MostWithoutWanted = 0.5;

    // What is said of one product says nothing of another.
    private const double MostForOtherProduct = 0.1;

    public static double Of(Ranking ranking, Rarities rarities, MatchWeights weights)
    {
        var confidence = Calibrate(Raw(ConfidenceFeatures.Of(ranking, rarities), weights), weights.Steps);
        var first = ranking.First!.Entry;
        if (MatchFeatures.IsForOtherProduct(ranking.Question, first))
        {
            return Math.Min(confidence, MostForOtherProduct);
        }

        var lacksWanted = CountTarget.IsMissing(ranking.Question, first, rarities) || MatchFeatures.MissesIdentifier(ranking.Question, first) || Particulars.Decide(ranking.Question, first);
        return lacksWanted ? Math.Min(confidence, MostWithoutWanted) : confidence;
    }

    /// <summary>Logistic regression on the standardised features.</summary>
    public static double Raw(double[] features, MatchWeights weights)
    {
        var sum = weights.Bias;
        for (var at = 0; at < features.Length; at++)
        {
            var name = ConfidenceFeatures.Names[at];
            var deviation = weights.Deviations.GetValueOrDefault(name);
            sum += deviation > 0 ? weights.Confidence.GetValueOrDefault(name) * (features[at] - weights.Means.GetValueOrDefault(name)) / deviation : 0;
        }

        return 1 / (1 + Math.Exp(-sum));
    }

    /// <summary>Reads the calibration curve, linear between its corners.</summary>
    public static double Calibrate(double raw, IReadOnlyList<CalibrationStep> steps)
    {
        if (steps.Count == 0)
        {
            return raw;
        }

        var next = 0;
        while (next < steps.Count && steps[next].From < raw)
        {
            next++;
        }

        if (next == 0 || next == steps.Count)
        {
            return steps[Math.Min(next, steps.Count - 1)].To;
        }

        var (low, high) = (steps[next - 1], steps[next]);
        return low.To + ((high.To - low.To) * (raw - low.From) / (high.From - low.From));
    }
}
