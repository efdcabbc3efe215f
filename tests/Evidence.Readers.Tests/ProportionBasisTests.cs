using Evidence.Readers.Benchmarks;

namespace Evidence.Readers.Tests;

public sealed class ProportionBasisTests
{
    [Theory]
    [InlineData(265, 64)]
    [InlineData(1319, 700)]
    [InlineData(91, 45)]
    public void ShareAndStandardError_DetermineTheCases(long cases, long counted)
    {
        var share = (double)counted / cases;

        Assert.Equal((cases, counted), ProportionBasis.Solve(share, Math.Sqrt(share * (1 - share) / (cases - 1))));
    }

    [Theory]
    [InlineData(0.41, 0.0123)]
    [InlineData(3.44, 0.09)]
    [InlineData(0.5, 0)]
    [InlineData(1, 0.01)]
    public void NumbersThatAreNoShareOfWholeCases_DetermineNothing(double share, double error) => Assert.Null(ProportionBasis.Solve(share, error));
}
