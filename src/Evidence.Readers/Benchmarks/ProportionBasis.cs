namespace Evidence.Readers.Benchmarks;

/// <summary>
/// The number of cases behind a share and its standard error. lm-evaluation-harness takes the sample standard error of a mean, sqrt(p(1-p)/(n-1)); where
/// both n and p·n come out whole, they are what was counted.
/// </summary>
internal static class ProportionBasis
{
    private const double Tolerance = 1e-4;
    private const double MaxCases = 10_000_000;

    /// <summary>Cases and how many of them counted; null where the two numbers do not determine them.</summary>
    public static (long SampleSize, long Successes)? Solve(double share, double standardError)
    {
        if (share is <= 0 or >= 1 || standardError <= 0)
        {
            return null;
        }

        var cases = (share * (1 - share) / (standardError * standardError)) + 1;
        var successes = share * Math.Round(cases);
        var isExact = cases is >= 2 and <= MaxCases && Math.Abs(cases - Math.Round(cases)) < Tolerance * Math.Max(1, cases / 1000) && Math.Abs(successes - Math.Round(successes)) < Tolerance;
        return isExact ? ((long)Math.Round(cases), (long)Math.Round(successes)) : null;
    }
}
