using Evidence.Releases;
using Evidence.Workflows.Activities;

namespace Evidence.Workflows.Tests;

public sealed class ReleaseOrderTests
{
    [Theory]
    [InlineData("1.9.0", "1.10.0")]
    [InlineData("1.2", "1.2.1")]
    [InlineData("2.0.0-rc1", "2.0.0")]
    [InlineData("2.0.0-rc1", "2.0.0-rc2")]
    [InlineData("2025.12", "2026.1")]
    public void Compare_PutsTheOlderFirst(string older, string newer)
    {
        Assert.True(ReleaseOrder.Compare(older, newer) < 0);
        Assert.True(ReleaseOrder.Compare(newer, older) > 0);
        Assert.Equal(0, ReleaseOrder.Compare(older, older));
    }

    [Fact]
    public void Before_GivesOlderReleasesOfTheSameProduct()
    {
        Release[] all = [Of("a", "1.10.0"), Of("a", "1.2.0"), Of("b", "1.1.0"), Of("a", "1.9.0"), Of("a", "2.0.0")];

        var before = ReleaseOrder.Before(all, all[0]);

        Assert.Equal(["1.2.0", "1.9.0"], before.Select(release => release.Version));
    }

    private static Release Of(string product, string version) => new($"{product}-{version}", product, version, RiskTier.Tier2, "", [], "default");
}
