using Evidence.Readers.Fairness;

namespace Evidence.Readers.Tests;

public sealed class ConfusionCountsTests
{
    // 116 cases, 29 selected, 16 positives, 10 of them selected.
    private static readonly Dictionary<string, double> _rates = new()
    {
        ["performance.accuracy"] = 91.0 / 116,
        ["performance.precision"] = 10.0 / 29,
        ["performance.recall"] = 10.0 / 16,
        ["fairness.selection_rate"] = 29.0 / 116,
    };

    [Fact]
    public void Rates_DetermineTheMatrix() => Assert.Equal(new ConfusionCounts(116, 29, 16, 10), ConfusionCounts.Solve(116, _rates));

    [Fact]
    public void WithoutPrecision_AccuracyDeterminesIt() =>
        Assert.Equal(new ConfusionCounts(116, 29, 16, 10), ConfusionCounts.Solve(116, _rates.Where(rate => rate.Key != "performance.precision").ToDictionary()));

    [Theory]
    [InlineData("performance.recall", 16, 10)]
    [InlineData("performance.precision", 29, 10)]
    [InlineData("performance.false_positive_rate", 100, 19)]
    [InlineData("performance.specificity", 100, 81)]
    [InlineData("performance.accuracy", 116, 91)]
    public void Rate_RestsOnItsOwnCases(string metric, long cases, long counted) => Assert.Equal((cases, counted), ConfusionCounts.Solve(116, _rates)!.Basis(metric));

    [Fact]
    public void RatesThatContradict_DetermineNothing() =>
        Assert.Null(ConfusionCounts.Solve(116, new Dictionary<string, double>(_rates) { ["performance.accuracy"] = 0.9 }));

    [Fact]
    public void RoundedRates_DetermineNothing() =>
        Assert.Null(ConfusionCounts.Solve(116, _rates.ToDictionary(rate => rate.Key, rate => Math.Round(rate.Value, 2))));

    [Fact]
    public void RecallAlone_DeterminesNothing() => Assert.Null(ConfusionCounts.Solve(116, new Dictionary<string, double> { ["performance.recall"] = 0.625 }));
}
