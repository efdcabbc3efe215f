namespace Evidence.EndToEnd.Tests;

/// <summary>The README's first command.</summary>
public sealed class DemoTests
{
    [Fact]
    public async Task Demo_EndsWith0AndLeavesPacksAndQuestionnaires()
    {
        var folder = Directory.CreateTempSubdirectory("evidence-demo-");

        (await CommandResult.OfAsync("demo", "--out", folder.FullName)).Ended(0);

        string[] expected =
        [
            "checkout-ranker-2.4.0.docx", "checkout-ranker-2.4.0.intoto.jsonl", "checkout-ranker-2.4.0.zip",
            "customer-questionnaire.docx", "customer-questionnaire.docx.report.json", "customer-questionnaire.xlsx", "customer-questionnaire.xlsx.report.json",
            "help-assistant-1.2.0.docx", "help-assistant-1.2.0.intoto.jsonl", "help-assistant-1.2.0.zip",
            "help-assistant-1.3.0.docx", "help-assistant-1.3.0.intoto.jsonl", "help-assistant-1.3.0.zip",
        ];
        Assert.Equal(expected, folder.EnumerateFiles().Select(file => file.Name).Order(StringComparer.Ordinal));
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Init_WritesAWorkspaceThatIsRight()
    {
        var folder = Directory.CreateTempSubdirectory("evidence-init-");

        (await CommandResult.OfAsync("init", folder.FullName)).Ended(0);
        (await CommandResult.OfAsync("workspace", "check", "--workspace", folder.FullName)).Ended(0);

        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("pack", "build", "--help")]
    [InlineData("questionnaire", "draft", "--help")]
    public async Task Help_IsWrittenToOutput(params string[] args)
    {
        var help = (await CommandResult.OfAsync(args)).Ended(0);

        Assert.Contains("Usage:", help.Output, StringComparison.Ordinal);
        Assert.Empty(help.Error);
    }
}
