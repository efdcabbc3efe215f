using Evidence.Gates.Statistics;

namespace Evidence.Core.Tests.Gates;

public sealed class WilsonIntervalTests
{
    // Newcombe 1998, Statistics in Medicine 17, 857-872, table I, method 3 (score method without continuity correction), 95%.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Interval_OfPublishedExamples_IsAsPublished(long successes, long cases, double lower, double upper)
    {
        var interval = WilsonInterval.Of(successes, cases, 0.95);

        Assert.Equal(lower, interval.Lower, 4);
        Assert.Equal(upper, interval.Upper, 4);
    }

    [Theory]
    [InlineData(0.90, 1.644853626951473)]
    [InlineData(0.95, 1.959963984540054)]
    [InlineData(0.99, 2.575829303548901)]
    [InlineData(0.999, 3.290526731491895)]
    [InlineData(0.9999, 3.890591886413124)]
    public void Quantile_OfUsualLevels_IsAsTabulated(double confidence, double z) => Assert.Equal(z, NormalQuantile.TwoSided(confidence), 12);

    [Theory]
    [InlineData(1e-10, -6.361340902404056)]
    [InlineData(0.5, 0)]
    [InlineData(0.975, 1.959963984540054)]
    public void Quantile_InTailsAndCentre_IsAsTabulated(double probability, double expected) => Assert.Equal(expected, NormalQuantile.Of(probability), 9);

    [Fact]
    public void Interval_OfAllSuccesses_EndsAtOneAndDoesNotReachIt()
    {
        var interval = WilsonInterval.Of(1000, 1000, 0.99);

        Assert.Equal(1, interval.Upper);
        Assert.Equal(1 / (1 + (2.575829303548901 * 2.575829303548901 / 1000)), interval.Lower, 10);
    }

    [Fact]
    public void Interval_OverAllSmallSamples_HoldsTheEstimateAndNarrowsWithMoreCases()
    {
        for (var cases = 1; cases <= 60; cases++)
        {
            for (var successes = 0; successes <= cases; successes++)
            {
                var interval = WilsonInterval.Of(successes, cases, 0.95);
                var mirrored = WilsonInterval.Of(cases - successes, cases, 0.95);
                var tenfold = WilsonInterval.Of(successes * 10, cases * 10, 0.95);

                Assert.InRange(interval.Estimate, interval.Lower, interval.Upper);
                Assert.Equal(1 - interval.Lower, mirrored.Upper, 12);
                Assert.True(tenfold.Upper - tenfold.Lower < interval.Upper - interval.Lower);
            }
        }
    }

    [Theory]
    [InlineData(1.0, 0.99, 0.95)]
    [InlineData(0.995, 0.99, 0.99)]
    [InlineData(0.92, 0.9, 0.95)]
    public void CasesNeeded_AreTheFewestThatShowTheThreshold(double share, double threshold, double confidence)
    {
        var needed = WilsonInterval.CasesToShowAtLeast(share, threshold, confidence)!.Value;

        Assert.True(WilsonInterval.OfShare(share, needed, confidence).Lower >= threshold - 1e-9);
        Assert.True(WilsonInterval.OfShare(share, needed - 1, confidence).Lower < threshold);
    }

    [Theory]
    [InlineData(0.99, 0.99)]
    [InlineData(0.95, 0.99)]
    [InlineData(1, 1)]
    public void CasesNeeded_WhereNoSampleWouldDo_IsUnknown(double share, double threshold) =>
        Assert.Null(WilsonInterval.CasesToShowAtLeast(share, threshold, 0.95));

    [Theory]
    [InlineData(-1, 10)]
    [InlineData(11, 10)]
    [InlineData(0, 0)]
    public void Interval_OfImpossibleCounts_IsRefused(long successes, long cases) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => WilsonInterval.Of(successes, cases, 0.95));

    // Newcombe 1998, Statistics in Medicine 17, 873-890, table II, method 10.
    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090)]
    [InlineData(6, 7, 2, 7, 0.0582, 0.8062)]
    [InlineData(5, 56, 0, 29, -0.0381, 0.1926)]
    [InlineData(0, 10, 0, 20, -0.1611, 0.2775)]
    [InlineData(0, 10, 0, 10, -0.2775, 0.2775)]
    [InlineData(10, 10, 0, 20, 0.6791, 1.0000)]
    [InlineData(10, 10, 0, 10, 0.6075, 1.0000)]
    public void Difference_OfPublishedExamples_IsAsPublished(long first, long ofFirst, long second, long ofSecond, double lower, double upper)
    {
        var interval = DifferenceInterval.Of(WilsonInterval.Of(first, ofFirst, 0.95), WilsonInterval.Of(second, ofSecond, 0.95));

        Assert.Equal(lower, interval.Lower, 4);
        Assert.Equal(upper, interval.Upper, 4);
    }
}
