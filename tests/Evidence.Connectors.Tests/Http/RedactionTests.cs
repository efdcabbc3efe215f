namespace Evidence.Connectors.Http;

public sealed class RedactionTests
{
    [Theory]
    [InlineData("https://h/a?sv=2020&se=2026&sig=abc&comp=x", "https://h/a?comp=x")]
    [InlineData("https://h/a?se=left&page=2", "https://h/a?se=left&page=2")]
    [InlineData("https://h/a?X-Amz-Signature=abc&X-Amz-Credential=k&versionId=7", "https://h/a?versionId=7")]
    [InlineData("https://user:pw@h/a?access_token=t&q=1#frag", "https://h/a?q=1")]
    [InlineData("https://h/a%20b?path=x%2Fy", "https://h/a%20b?path=x%2Fy")]
    public void Locator_HasNoCredentialsAndNoSignature(string url, string expected) => Assert.Equal(expected, Redaction.Locator(new Uri(url)));

    [Theory]
    [InlineData("git clone https://bob:hunter2@github.com/x", "git clone https://github.com/x")]
    [InlineData("GET /x?sig=abc&y=1 failed", "GET /x?sig=***&y=1 failed")]
    [InlineData("header was Bearer abcdefgh12345", "header was Bearer ***")]
    [InlineData("metrics.accuracy > 0.9 and tags.stage = 'x'", "metrics.accuracy > 0.9 and tags.stage = 'x'")]
    public void Plain_TakesOutWhatLooksLikeASecret(string text, string expected) => Assert.Equal(expected, Redaction.Plain(text));

    [Fact]
    public void Clean_TakesOutWhatItLearned_InEveryForm()
    {
        var redaction = new Redaction();
        redaction.Learn("p@ss/word");

        Assert.Equal("a *** b *** c ***", redaction.Clean($"a p@ss/word b {Uri.EscapeDataString("p@ss/word")} c {Convert.ToBase64String("p@ss/word"u8)}"));
    }
}
