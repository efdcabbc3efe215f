using Evidence.Workspaces;

namespace Evidence.Workspace.Tests;

public sealed class TimestampEntryTests : IDisposable
{
    private readonly WorkspaceFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("{ url: \"https://tsa.example/rfc3161\", secret: TSA_SECRET }", "https://tsa.example/rfc3161", "TSA_SECRET")]
    [InlineData("{ url: \"http://tsa.example/\" }", "http://tsa.example/", null)]
    [InlineData("{ url: \"http://127.0.0.1:8080/tsr\", secret: TSA_SECRET }", "http://127.0.0.1:8080/tsr", "TSA_SECRET")]
    public void Timestamp_IsRead(string entry, string url, string? secret)
    {
        var signing = _folder.Write("evidence.yaml", $"{WorkspaceFolder.Manifest}signing:\n  timestamp: {entry}\n").Source().Load().Signing;

        Assert.Equal(new TimestampSettings(new Uri(url), secret), signing.Timestamp);
        Assert.Equal("local", signing.Type);
    }

    [Fact]
    public void NoTimestamp_IsTheDefault() => Assert.Null(_folder.Source().Load().Signing.Timestamp);

    [Theory]
    [InlineData("{ secret: X }", "'url' is missing")]
    [InlineData("{ url: tsa.example }", "'url' is not the address of a time-stamping authority")]
    [InlineData("{ url: \"ftp://tsa.example/\" }", "'url' is not the address of a time-stamping authority")]
    [InlineData("{ url: \"https://me:pass@tsa.example/\" }", "'url' is not the address of a time-stamping authority")]
    [InlineData("{ url: \"http://tsa.example/\", secret: X }", "a secret is never sent over http")]
    [InlineData("{ url: \"https://tsa.example/\", secrte: X }", "'secrte' is not known here")]
    public void Timestamp_ThatIsWrong_IsToldWithItsLine(string entry, string expected)
    {
        var problems = _folder.Write("evidence.yaml", $"{WorkspaceFolder.Manifest}signing:\n  timestamp: {entry}\n").Source().Check();

        Assert.Contains(problems, problem => problem.File == "evidence.yaml" && problem.Line == 8 && problem.ToString().Contains(expected, StringComparison.Ordinal));
    }
}
