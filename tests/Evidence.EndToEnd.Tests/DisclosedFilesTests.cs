using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Evidence.EndToEnd.Tests;

/// <summary>
/// The sample library with levels, approvals and expiries drawn at random, and a mark in every text of an entry that may not leave: no part of any produced file may hold one.
/// <c>EVIDENCE_FUZZ</c> sets how many libraries are drawn.
/// </summary>
public sealed class DisclosedFilesTests
{
    private const int Libraries = 2;
    private static readonly DateOnly _today = new(2026, 11, 1);
    private static readonly string[] _levels = ["public", "nda", "internal"];
    private static readonly string[] _files = ["customer-questionnaire.docx", "customer-questionnaire.xlsx"];

    [Fact]
    public async Task NothingAboveTheLevelExpiredOrUnapproved_StandsInAnyPartOfAFileThatLeaves()
    {
        var libraries = int.TryParse(Environment.GetEnvironmentVariable("EVIDENCE_FUZZ"), CultureInfo.InvariantCulture, out var asked) ? asked : Libraries;
        var (kept, leaves) = (0, 0);
        for (var library = 0; library < libraries; library++)
        {
            var random = new Random(1000 + library);
            using var workspace = new SampleWorkspace();
            var audience = library % 2;
            var marks = Mark(workspace, audience, random);
            var name = _files[library % _files.Length];
            foreach (var copy in (string[][])[[], ["--clean"]])
            {
                var output = workspace.OutPath((copy.Length == 0 ? "review-" : "clean-") + name);
                (await workspace.RunAsync([
                    "questionnaire", "draft", workspace.PathOf("questionnaires", name), "--audience", _levels[audience], "--as-of", "2026-11-01",
                    "--out", output, "--report", output + ".json", .. copy])).Ended(0);
                var said = Parts(output).Append(("report", await File.ReadAllTextAsync(output + ".json"))).ToList();
                Assert.All(said, part => Assert.True(!part.Item2.Contains("SECRETMARK", StringComparison.OrdinalIgnoreCase), $"Library {library}, {Path.GetFileName(output)}, {part.Item1}: {Around(part.Item2)}"));
                leaves += said.Sum(part => Regex.Count(part.Item2, "OPENMARK"));
            }

            kept += marks;
        }

        Assert.True(kept >= libraries * 8, $"Only {kept} entries may not leave.");
        Assert.True(leaves >= libraries * 3, $"Only {leaves} texts leave: the search for the others would find nothing either.");
    }

    // Rewrites every entry; how many of them may not leave.
    private static int Mark(SampleWorkspace workspace, int audience, Random random)
    {
        var kept = 0;
        foreach (var file in Directory.EnumerateFiles(workspace.PathOf("answers")))
        {
            var entries = Regex.Split(File.ReadAllText(file), "(?=^  - id: )", RegexOptions.Multiline);
            File.WriteAllText(file, entries[0] + string.Concat(entries.Skip(1).Select(entry =>
            {
                var (level, approved, expires) = (random.Next(3), random.Next(4), random.Next(4));
                var leaves = level <= audience && approved > 0 && expires > 0;
                kept += leaves ? 0 : 1;
                return Rewritten(entry, leaves, _levels[level], approved == 0 ? null : _today.AddDays(-30 * approved), expires == 0 ? _today.AddDays(-1) : _today.AddDays(random.Next(1, 400)));
            })));
        }

        return kept;
    }

    private static string Rewritten(string entry, bool leaves, string level, DateOnly? approved, DateOnly expires)
    {
        var mark = leaves ? "OPENMARK" : "SECRETMARK";
        var text = Regex.Replace(entry, "^    (disclosure|approved|expires): .*\n", "", RegexOptions.Multiline).TrimEnd('\n');
        text = Regex.Replace(text, "^(    answer: \".*)\"$", $"$1 {mark} text.\"", RegexOptions.Multiline);
        text = leaves ? text : Regex.Replace(text, "^(      - \".*)\"$", $"$1 {mark}\"", RegexOptions.Multiline);
        text = leaves ? text : Regex.Replace(text, "^    evidence: \\[", $"    evidence: [{mark.ToLowerInvariant()}-evidence, ", RegexOptions.Multiline);
        var dates = (approved is { } day ? $"    approved: {day:yyyy-MM-dd}\n" : "") + $"    expires: {expires:yyyy-MM-dd}\n";
        return $"{text}\n    disclosure: {level}\n{dates}\n";
    }

    private static IEnumerable<(string, string)> Parts(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
            yield return (entry.FullName, entry.FullName + zip.Comment + Regex.Replace(reader.ReadToEnd(), "<[^>]{0,400}>", match => match.Value.Contains("MARK", StringComparison.OrdinalIgnoreCase) ? match.Value : ""));
        }
    }

    private static string Around(string text)
    {
        var at = Math.Max(0, text.IndexOf("SECRETMARK", StringComparison.OrdinalIgnoreCase));
        return text[Math.Max(0, at - 120)..Math.Min(text.Length, at + 60)];
    }
}
