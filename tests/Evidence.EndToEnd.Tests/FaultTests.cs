namespace Evidence.EndToEnd.Tests;

/// <summary>Bad input is one clear line, the documented exit status, and loses nothing.</summary>
public sealed class FaultTests
{
    [Fact]
    public async Task WrongYaml_EndsWith2AndOneLine()
    {
        using var workspace = new SampleWorkspace();
        workspace.Replace("policies/ranking.yaml", "confidence: 0.95", "confidence: 95");

        var built = (await workspace.BuildPackAsync("checkout-ranker-2.4.0")).Ended(2);

        Assert.Equal("evidence: policies/ranking.yaml:2: 'confidence: 95' is not a number in range; a number from 0.5 to 0.9999", built.ErrorLine);
    }

    [Fact]
    public async Task UnknownRelease_EndsWith2AndNamesThoseThereAre()
    {
        using var workspace = new SampleWorkspace();

        var built = (await workspace.BuildPackAsync("checkout-ranker-9")).Ended(2);

        Assert.StartsWith("evidence: There is no release 'checkout-ranker-9'; there are checkout-ranker-2.3.0", built.ErrorLine, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnreachableSource_EndsWith3AndIsShownAsAGap()
    {
        using var workspace = new SampleWorkspace();
        workspace.Replace("evidence.yaml", "  - id: governance ", "  - { id: tracking, type: mlflow, url: \"http://127.0.0.1:1\", max-wait: 1s }\n  - id: governance ");
        workspace.Replace("releases/checkout-ranker-2.4.0.yaml", "subjects:", "subjects:\n  - { source: tracking, experiment: ranker }");

        var collected = (await workspace.RunAsync("collect", "--release", "checkout-ranker-2.4.0", "--as-of", "2026-11-01")).Ended(3);

        Assert.Contains("missing from tracking", collected.Output, StringComparison.Ordinal);
        Assert.Contains("36 artifacts", collected.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CorruptArtifact_IsKeptAndListedAsUnread()
    {
        using var workspace = new SampleWorkspace();
        await File.WriteAllTextAsync(workspace.PathOf("artifacts", "checkout-ranker-2.4.0", "test-results.xml"), "<?xml version=\"1.0\"?><testsuites><testsuite name=\"a\" tests=\"1\"><testcase na");

        var built = (await workspace.BuildPackAsync("checkout-ranker-2.4.0")).Ended(1);

        Assert.Contains("no-go", built.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("docx")]
    [InlineData("xlsx")]
    public async Task FileThatIsNotWhatItSays_EndsWith2AndOneLine(string ending)
    {
        using var workspace = new SampleWorkspace();
        var file = workspace.PathOf("questionnaires", "broken." + ending);
        await File.WriteAllTextAsync(file, "this is not a package");

        var drafted = (await workspace.RunAsync("questionnaire", "draft", file, "--as-of", "2026-11-01", "--out", workspace.OutPath("x." + ending))).Ended(2);

        Assert.Contains("broken." + ending, drafted.ErrorLine, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MissingWorkspace_EndsWith2AndSaysHowToStart()
    {
        var folder = Directory.CreateTempSubdirectory("evidence-empty-");

        var result = (await CommandResult.OfAsync("coverage", "--release", "x", "--workspace", folder.FullName)).Ended(2);

        Assert.Contains("evidence init", result.ErrorLine, StringComparison.Ordinal);
        folder.Delete();
    }

    [Theory]
    [InlineData("pack", "bild")]
    [InlineData("collect")]
    [InlineData("coverage", "--release", "x", "--format", "pdf")]
    [InlineData("pack", "verify", "no-such-file.zip")]
    [InlineData("collect", "--release", "x", "--as-of", "yesterday")]
    public async Task WrongUsage_EndsWith2(params string[] args)
    {
        var result = (await CommandResult.OfAsync(args)).Ended(2);

        Assert.StartsWith("evidence: ", result.Error, StringComparison.Ordinal);
    }
}
