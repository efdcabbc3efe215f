using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Evidence.Testing.Documents;

namespace Evidence.EndToEnd.Tests;

/// <summary>The life of an answer: drafted, reviewed in an office program, learnt, sent, and looked at again when its evidence changes.</summary>
public sealed class AnswerLifeTests
{
    private const string Release = "checkout-ranker-2.4.0";
    private const string Was = "switched off within 30 minutes";
    private const string Now = "switched off within 20 minutes";
    private const string FairnessReport = "fairness_report.json";

    [Fact]
    public async Task ReviewedSentAndOvertakenByEvidence_AnAnswerIsFoundAgain()
    {
        using var workspace = new SampleWorkspace();
        (await workspace.BuildPackAsync(Release)).Ended(0);

        // Drafted, and changed by a reviewer in an office program.
        await DraftAsync(workspace, "review.docx", "2026-11-01");
        await File.WriteAllBytesAsync(workspace.OutPath("reviewed.docx"), Edited(await File.ReadAllBytesAsync(workspace.OutPath("review.docx"))));
        var review = (await workspace.RunAsync("questionnaire", "review", workspace.OutPath("reviewed.docx"), "--as", "reviewer", "--proposals", workspace.OutPath("proposed.yaml"))).Ended(0);
        Assert.Contains("1 edited, 0 rejected, 0 added", review.Output, StringComparison.Ordinal);
        var proposed = await File.ReadAllTextAsync(workspace.OutPath("proposed.yaml"));
        Assert.Equal(["incident-response"], Regex.Matches(proposed, "- id: \"(.+)\"").Select(match => match.Groups[1].Value));
        Assert.Contains(Now, proposed, StringComparison.Ordinal);
        Assert.DoesNotContain("    approved:", proposed, StringComparison.Ordinal);

        // Approved by its owner, it leaves in the clean copy.
        workspace.Replace("answers/operations.yaml", Was, Now);
        await DraftAsync(workspace, "clean.docx", "2026-11-01", "--clean");
        Assert.Contains(Now, Document(await File.ReadAllBytesAsync(workspace.OutPath("clean.docx"))), StringComparison.Ordinal);
        (await workspace.RunAsync("questionnaire", "sent", workspace.OutPath("clean.docx"), "--customer", "Harbour & Vale", "--as-of", "2026-11-01")).Ended(0);
        await SendUnrelatedAsync(workspace);

        // The fairness report changes: what rests on it is listed, and nothing else.
        var resting = await RestingOnTheFairnessReportAsync(workspace);
        workspace.Replace($"artifacts/{Release}/{FairnessReport}", "\"selection_rate\": 0.033766", "\"selection_rate\": 0.061234");
        await workspace.RunAsync("collect", "--release", Release, "--as-of", "2026-11-02");
        var impact = (await workspace.RunAsync("answers", "impact", "--release", Release, "--as-of", "2026-11-02", "--format", "json")).Ended(1);
        AssertListed(impact.Output, resting);

        // Saying otherwise to the next customer is held.
        workspace.Replace("answers/fairness.yaml", "\"Yes. Before every launch, selection rate", "\"No. Before every launch, selection rate").Replace("answers/fairness.yaml", "choice: yes\n    products: [checkout-ranker]\n    owner: payments-ml@northlight.example\n    approved: 2026-09-01", "choice: no\n    products: [checkout-ranker]\n    owner: payments-ml@northlight.example\n    approved: 2026-11-02");
        await DraftAsync(workspace, "other.docx", "2026-11-03", "--report", workspace.OutPath("other.json"));
        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(workspace.OutPath("other.json")));
        var held = report.RootElement.GetProperty("questions").EnumerateArray().Single(question => question.GetProperty("id").GetString() == "2.1");
        Assert.Equal("review", held.GetProperty("status").GetString());
        Assert.Contains("Another answer to this was given within the past year", held.GetProperty("reasons").ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Harbour", report.RootElement.ToString(), StringComparison.Ordinal);
    }

    private static async Task DraftAsync(SampleWorkspace workspace, string output, string asOf, params string[] more) =>
        (await workspace.RunAsync([
            "questionnaire", "draft", workspace.PathOf("questionnaires", "customer-questionnaire.docx"), "--product", "checkout-ranker", "--release", Release,
            "--audience", "nda", "--as-of", asOf, "--out", workspace.OutPath(output), .. more])).Ended(0);

    // A file whose answers rest on nothing of the fairness report.
    private static async Task SendUnrelatedAsync(SampleWorkspace workspace)
    {
        var file = workspace.OutPath("unrelated.csv");
        await File.WriteAllTextAsync(file, "Question,Answer\nDo you have an incident response plan that covers AI?,\n");
        (await workspace.RunAsync("questionnaire", "draft", file, "--product", "checkout-ranker", "--release", Release, "--audience", "nda", "--as-of", "2026-11-01", "--clean", "--out", workspace.OutPath("filled.csv"))).Ended(0);
        (await workspace.RunAsync("questionnaire", "sent", workspace.OutPath("filled.csv"), "--customer", "Quay Bank", "--as-of", "2026-11-01")).Ended(0);
    }

    // By another way than the command's own: the entries of the product that name the report's kind, or a control that the coverage shows resting on the report's bytes.
    private static async Task<IReadOnlyList<string>> RestingOnTheFairnessReportAsync(SampleWorkspace workspace)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(workspace.PathOf("artifacts", Release, FairnessReport))));
        using var coverage = JsonDocument.Parse((await workspace.RunAsync("coverage", "--release", Release, "--as-of", "2026-11-01", "--format", "json")).Output);
        string[] grounds =
        [
            "fairness-report",
            .. coverage.RootElement.GetProperty("controls").EnumerateArray()
                .Where(control => control.GetProperty("evidence").EnumerateArray().Any(evidence => evidence.GetProperty("artifact").GetString() == digest))
                .Select(control => control.GetProperty("control").GetString()!),
        ];
        return [.. Directory.EnumerateFiles(workspace.PathOf("answers"))
            .SelectMany(file => Regex.Split(File.ReadAllText(file), "^  - id: ", RegexOptions.Multiline).Skip(1))
            .Where(entry => !entry.Contains("products: [help-assistant]", StringComparison.Ordinal))
            .Where(entry => Regex.Match(entry, @"evidence: \[(.*)\]").Groups[1].Value.Split(',', StringSplitOptions.TrimEntries).Any(name => grounds.Contains(name.Trim('"'))))
            .Select(entry => entry.Split('\n')[0].Trim())
            .Order(StringComparer.Ordinal)];
    }

    private static void AssertListed(string json, IReadOnlyList<string> resting)
    {
        using var impact = JsonDocument.Parse(json);
        var answers = impact.RootElement.GetProperty("answers").EnumerateArray().ToList();
        Assert.Contains("bias-testing-ranker", resting);
        Assert.Equal(resting, answers.Select(answer => answer.GetProperty("id").GetString()!).Order(StringComparer.Ordinal));
        var changed = answers.Single(answer => answer.GetProperty("id").GetString() == "bias-testing-ranker");
        Assert.Contains("6.12%", changed.GetProperty("correction").GetString(), StringComparison.Ordinal);
        var file = Assert.Single(impact.RootElement.GetProperty("files").EnumerateArray());
        Assert.Equal("Harbour & Vale", file.GetProperty("customer").GetString());
        Assert.Contains(file.GetProperty("answers").EnumerateArray(), answer => answer.GetProperty("correction").GetString()?.Contains("6.12%", StringComparison.Ordinal) == true);
    }

    // A reviewer's change, saved by LibreOffice where there is one; elsewhere the same change in the file itself.
    private static byte[] Edited(byte[] file)
    {
        using var stream = new MemoryStream();
        stream.Write(file);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var part = zip.GetEntry("word/document.xml")!;
            string text;
            using (var reader = new StreamReader(part.Open()))
            {
                text = reader.ReadToEnd();
            }

            Assert.Contains(Was, text, StringComparison.Ordinal);
            part.Delete();
            using var writer = new StreamWriter(zip.CreateEntry("word/document.xml").Open(), new UTF8Encoding(false));
            writer.Write(text.Replace(Was, Now, StringComparison.Ordinal));
        }

        return LibreOffice.Program is null ? stream.ToArray() : LibreOffice.SaveAgain([stream.ToArray()], "docx")[0];
    }

    private static string Document(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        using var reader = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        return reader.ReadToEnd();
    }
}
