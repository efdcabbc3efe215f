using Evidence.Delivery.Teams;

namespace Evidence.Delivery.Tests.Teams;

public sealed class TrustedHostsTests
{
    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/", true)]
    [InlineData("https://webchat.botframework.com/", true)]
    [InlineData("https://bots.example.com/", true)]
    [InlineData("http://smba.trafficmanager.net/emea/", false)]
    [InlineData("https://smba.trafficmanager.net.evil.example/", false)]
    [InlineData("https://smba.trafficmanager.net:8443/", false)]
    [InlineData("https://user@smba.trafficmanager.net/", false)]
    [InlineData("https://evilbotframework.com/", false)]
    [InlineData("https://botframework.com/", false)]
    [InlineData("https://169.254.169.254/metadata", false)]
    [InlineData("http://localhost:56150/_connector", false)]
    public void Service_IsTrusted_WhereItIsMicrosoftsOrConfigured(string url, bool trusted) =>
        Assert.Equal(trusted, new TrustedHosts(new ConnectorOptions { MoreHosts = ["bots.example.com"] }).IsService(new Uri(url)));

    [Fact]
    public void Loopback_IsTrusted_OnlyWhereTheHostIsOnThisMachineAlone() =>
        Assert.True(new TrustedHosts(new ConnectorOptions { AllowLoopback = true }).IsService(new Uri("http://localhost:56150/_connector")));

    [Theory]
    [InlineData("https://contoso.sharepoint.com/f", true)]
    [InlineData("https://contoso-my.sharepoint.com/f", true)]
    [InlineData("https://sharepoint.com.evil.example/f", false)]
    [InlineData("file:///etc/passwd", false)]
    public void File_IsFetched_OnlyFromWhereTeamsKeepsFiles(string url, bool trusted) => Assert.Equal(trusted, new TrustedHosts(new ConnectorOptions()).IsFileHost(new Uri(url)));
}
