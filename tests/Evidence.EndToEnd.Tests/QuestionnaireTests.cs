using System.Text.Json;

namespace Evidence.EndToEnd.Tests;

/// <summary>A customer's file in, the same file with answers out.</summary>
public sealed class QuestionnaireTests
{
    [Theory]
    [InlineData("customer-questionnaire.docx", "checkout-ranker", 34, "word/document.xml")]
    [InlineData("customer-questionnaire.xlsx", "help-assistant", 32, "xl/worksheets/sheet1.xml")]
    public async Task SampleQuestionnaire_IsFilledAndOtherPartsStayAsTheyWere(string name, string product, int questions, string filledPart)
    {
        using var workspace = new SampleWorkspace();
        var file = workspace.PathOf("questionnaires", name);
        var report = workspace.OutPath("report.json");

        (await workspace.RunAsync("questionnaire", "draft", file, "--product", product, "--audience", "nda", "--as-of", "2026-11-01", "--clean", "--out", workspace.OutPath(name), "--report", report)).Ended(0);

        var before = ZipParts.Of(file);
        var after = ZipParts.Of(workspace.OutPath(name));
        Assert.Equal([filledPart], after.Where(part => before.GetValueOrDefault(part.Key) != part.Value).Select(part => part.Key));
        Assert.Equal(before.Keys, after.Keys);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(report));
        Assert.Equal(questions, json.RootElement.GetProperty("questions").GetArrayLength());
        Assert.All(json.RootElement.GetProperty("questions").EnumerateArray(), CitedIfDrafted);
    }

    [Fact]
    public async Task PublicAudience_GetsNothingUnderNda()
    {
        using var workspace = new SampleWorkspace();
        var report = workspace.OutPath("report.json");

        (await workspace.RunAsync(
            "questionnaire", "draft", workspace.PathOf("questionnaires", "customer-questionnaire.docx"), "--product", "checkout-ranker", "--audience", "public", "--as-of", "2026-11-01", "--out", workspace.OutPath("public.docx"), "--report", report)).Ended(0);

        var text = await File.ReadAllTextAsync(report);
        Assert.DoesNotContain("review board meets every month", text, StringComparison.Ordinal);
        Assert.Contains("version 4", text, StringComparison.Ordinal);
    }

    private static void CitedIfDrafted(JsonElement question)
    {
        if (question.GetProperty("status").GetString() == "drafted")
        {
            Assert.NotEmpty(question.GetProperty("citations").EnumerateArray());
            Assert.False(string.IsNullOrWhiteSpace(question.GetProperty("answer").GetString()));
        }
    }
}
