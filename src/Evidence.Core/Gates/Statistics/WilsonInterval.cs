namespace Evidence.Gates.Statistics;

/// <summary>
/// The two-sided Wilson score interval of a proportion (Wilson 1927, without continuity correction), as recommended by Brown, Cai and DasGupta 2001. It stays
/// within 0 and 1 and is of use at 0 and n successes, where the textbook interval has no width.
/// </summary>
/// <param name="Estimate">The proportion observed.</param>
/// <param name="Lower">Lower end.</param>
/// <param name="Upper">Upper end.</param>
public readonly record struct WilsonInterval(double Estimate, double Lower, double Upper)
{
    /// <summary>The interval of <paramref name="successes"/> in <paramref name="cases"/>.</summary>
    /// <param name="successes">0 to <paramref name="cases"/>.</param>
    /// <param name="cases">1 or more.</param>
    /// <param name="confidence">Level of the interval, between 0 and 1, both excluded.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static WilsonInterval Of(long successes, long cases, double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, cases);
        ArgumentOutOfRangeException.ThrowIfLessThan(cases, 1);
        return OfShare((double)successes / cases, cases, confidence);
    }

    /// <summary>The interval of an observed share, where the number of successes need not be whole (weighted cases).</summary>
    /// <param name="share">0 to 1.</param>
    /// <param name="cases">1 or more.</param>
    /// <param name="confidence">Level of the interval, between 0 and 1, both excluded.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static WilsonInterval OfShare(double share, long cases, double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(cases, 1);
        var z = NormalQuantile.TwoSided(confidence);
        var n = (double)cases;
        var centre = share + (z * z / (2 * n));
        var half = z * Math.Sqrt((share * (1 - share) / n) + (z * z / (4 * n * n)));
        var scale = 1 + (z * z / n);
        return new WilsonInterval(
            share,
            share == 0 ? 0 : Math.Max(0, (centre - half) / scale),
            share == 1 ? 1 : Math.Min(1, (centre + half) / scale));
    }

    /// <summary>
    /// The fewest cases at which a share would be shown to be at least <paramref name="threshold"/> if it stayed as observed; null where none would do.
    /// </summary>
    /// <param name="share">The share observed.</param>
    /// <param name="threshold">What must be shown.</param>
    /// <param name="confidence">Level of the interval.</param>
    public static long? CasesToShowAtLeast(double share, double threshold, double confidence)
    {
        // Lower >= threshold <=> n (share - threshold)^2 >= z^2 threshold (1 - threshold), for share > threshold.
        if (share <= threshold || threshold is < 0 or >= 1)
        {
            return null;
        }

        var z = NormalQuantile.TwoSided(confidence);
        var needed = z * z * threshold * (1 - threshold) / ((share - threshold) * (share - threshold));
        return needed > 1e12 ? null : Math.Max(1, (long)Math.Ceiling(needed));
    }
}
