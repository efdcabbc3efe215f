using System.Text.Json;
using System.Text.RegularExpressions;
using Evidence.Testing;

namespace Evidence.Workspace.Tests.FrameworkData;

/// <summary>Our ids against the publishers' own lists, and our words against theirs.</summary>
public sealed partial class OfficialListTests
{
    // Printed so in NIST AI 600-1; everybody cites the action as GV-4.3-001.
    private const string MisprintedAction = "GV4.3--001";

    // Paragraphs that put no duty on a provider or deployer (framework-mappings/README.md).
    private static readonly string[] _omitted =
    [
        "9(3)", "9(7)", "9(10)", "10(6)", "11(3)", "15(2)", "17(2)", "17(3)", "17(4)", "26(3)", "27(5)", "43(5)", "43(6)", "72(4)",
        "73(7)", "73(8)", "73(9)", "73(10)", "73(11)",
    ];

    [CorpusFact]
    public void Rmf_HasExactlyTheOfficialSubcategories() =>
        Assert.Equal(Rmf("subcategories"), ShippedData.Frameworks["nist-ai-rmf"].Ids);

    [CorpusFact]
    public void Rmf_HasExactlyTheOfficialFunctionsAndCategories() =>
        Assert.Equal(
            Rmf("functions").Concat(Rmf("categories")).Order(StringComparer.Ordinal),
            ShippedData.Frameworks["nist-ai-rmf"].Groups.Select(group => group.Id).Order(StringComparer.Ordinal));

    [CorpusFact]
    public void GenerativeProfile_HasExactlyTheOfficialActionsUnderTheirSubcategories()
    {
        using var actions = Read("nist-ai-600-1", "ai-600-1-1.0-actions.json");
        var official = actions.RootElement.EnumerateArray().Select(action => (
            Id: action.GetProperty("action_id").GetString()!.Replace(MisprintedAction, "GV-4.3-001", StringComparison.Ordinal),
            Group: action.GetProperty("subcategory_id").GetString()!));

        Assert.Equal(official.Order(), ShippedData.Frameworks["nist-ai-600-1"].Controls.Select(control => (control.Id, control.Group)).Order());
    }

    [CorpusFact]
    public void RiskGuidance_HasEveryClauseOfTheOutline()
    {
        using var outline = Read("iso", "iso-23894-outline.json");
        var official = outline.RootElement.GetProperty("clauses").EnumerateArray().Select(clause => clause.GetProperty("clause").GetString()!);

        Assert.Empty(official.Except(Numbers("iso-23894")));
    }

    [CorpusFact]
    public void ManagementSystem_HasEveryClauseAndControlOfTheOutline() =>
        Assert.Empty(Outline42001().Keys.Except(Numbers("iso-42001")));

    [CorpusFact]
    public void ManagementSystem_AddsOnlyTheClausesUnder61()
    {
        var added = ShippedData.Frameworks["iso-42001"].Ids.Except(Outline42001().Keys);

        Assert.Equal(["6.1.1", "6.1.2", "6.1.3", "6.1.4"], added);
    }

    [CorpusFact]
    public void EuAiAct_HasEveryParagraphButThoseThatPutNoDuty()
    {
        using var act = Read("eu-ai-act", "high-risk-evidence-subset.json");
        var official = act.RootElement.GetProperty("articles").EnumerateArray().SelectMany(ParagraphsOf).ToHashSet(StringComparer.Ordinal);
        var ours = ShippedData.Frameworks["eu-ai-act"].Ids
            .Where(id => id.StartsWith("Article ", StringComparison.Ordinal))
            .Select(id => FirstLevel().Match(id).Groups[1].Value)
            .ToHashSet(StringComparer.Ordinal);

        Assert.Equal(official.Order(StringComparer.Ordinal), ours.Concat(_omitted).Order(StringComparer.Ordinal));
    }

    [CorpusFact]
    public void EuAiAct_HasEveryPointOfTheTechnicalDocumentation()
    {
        using var act = Read("eu-ai-act", "high-risk-evidence-subset.json");
        var text = act.RootElement.GetProperty("annex_iv")[0].GetProperty("content").GetString()!;
        var ours = ShippedData.Frameworks["eu-ai-act"].Ids.Where(id => id.StartsWith("Annex IV ", StringComparison.Ordinal)).Select(id => id["Annex IV ".Length..]).ToList();

        Assert.Equal(AnnexPoint().Matches(text).Select(match => match.Groups[1].Value), ours.Select(id => id.Split('(')[0]).Distinct(StringComparer.Ordinal));
        Assert.Equal(8, ours.Count(id => id.StartsWith("1(", StringComparison.Ordinal)));
        Assert.Equal(8, ours.Count(id => id.StartsWith("2(", StringComparison.Ordinal)));
    }

    [CorpusFact]
    public void CrosswalkToTheManagementSystem_HoldsEveryPublishedPair()
    {
        using var published = Read("crosswalks", "nist-ai-rmf_to_iso-42001.json");
        var pairs = published.RootElement.EnumerateArray().Select(row => (
            row.GetProperty("ai_rmf").GetString()!,
            row.GetProperty("iso_42001").GetString()!.Replace("B.", "A.", StringComparison.Ordinal).Replace("72", "7.2", StringComparison.Ordinal)));

        Assert.Empty(pairs.Except(ShippedData.Crosswalk("nist-ai-rmf_iso-42001").Rows.Select(row => (row.From, row.To))));
    }

    [CorpusFact]
    public void CrosswalkToRiskGuidance_HoldsEveryPairPublishedOnTheLevelOfFunctions()
    {
        using var published = Read("crosswalks", "nist-ai-rmf_to_iso-23894.json");
        var rows = ShippedData.Crosswalk("nist-ai-rmf_iso-23894").Rows;

        Assert.All(published.RootElement.EnumerateArray().ToList(), pair =>
        {
            var function = pair.GetProperty("ai_rmf_function").GetString()!;
            var clause = pair.GetProperty("iso_23894_clause").GetString()!;
            Assert.Contains(rows, row => row.From.StartsWith(function, StringComparison.Ordinal) && (row.To == clause || row.To.StartsWith(clause + ".", StringComparison.Ordinal)));
        });
    }

    [CorpusFact]
    public void OurWords_ShareNoRunOfEightWordsWithTheOfficialText()
    {
        var official = OfficialText().SelectMany(Runs).ToHashSet(StringComparer.Ordinal);

        Assert.NotEmpty(official);
        Assert.Empty(ShippedData.Prose().SelectMany(prose => Runs(prose.Words).Where(official.Contains).Select(run => $"{prose.Where}: {run}")));
    }

    [CorpusFact]
    public void IsoTitles_AreNotTheStandardsTitles()
    {
        using var outline = Read("iso", "iso-23894-outline.json");
        var official = outline.RootElement.GetProperty("clauses").EnumerateArray().Select(clause => clause.GetProperty("title").GetString()!)
            .Concat(Outline42001().Values)
            .Where(title => title != "General")
            .ToList();
        var ours = new[] { "iso-23894", "iso-42001" }.Select(id => ShippedData.Frameworks[id])
            .SelectMany(framework => framework.Controls.Select(control => control.Title).Concat(framework.Groups.Select(group => group.Title)));

        Assert.Empty(ours.Intersect(official, StringComparer.OrdinalIgnoreCase));
    }

    private static IEnumerable<string> OfficialText() =>
        new[] { "nist-ai-rmf/nist.ai.100-1.md", "nist-ai-rmf/canonical-ai-rmf-1.0.json", "nist-ai-600-1/ai-600-1-1.0-actions.csv", "iso/iso42001-2023.yaml", "iso/iso-23894-outline.json", "eu-ai-act/high-risk-evidence-subset.json" }
            .Select(file => File.ReadAllText(Corpus.Path(["frameworks", .. file.Split('/')])));

    private static IEnumerable<string> Runs(string text)
    {
        var words = Word().Matches(text).Select(match => match.Value.ToLowerInvariant()).ToArray();
        return Enumerable.Range(0, Math.Max(0, words.Length - 7)).Select(start => string.Join(' ', words, start, 8));
    }

    private static IEnumerable<string> ParagraphsOf(JsonElement article)
    {
        var number = article.GetProperty("article").GetInt32();
        var next = 1;
        foreach (Match match in ParagraphStart().Matches(article.GetProperty("content").GetString()!))
        {
            if (int.Parse(match.Groups[1].Value) == next)
            {
                yield return $"{number}({next++})";
            }
        }
    }

    /// <summary>Ids of controls and groups as the standard numbers them.</summary>
    private static IEnumerable<string> Numbers(string framework) =>
        ShippedData.Frameworks[framework].Ids
            .Concat(ShippedData.Frameworks[framework].Groups.Select(group => group.Id.Replace("Clause ", "", StringComparison.Ordinal)));

    private static List<string> Rmf(string part)
    {
        using var canonical = Read("nist-ai-rmf", "canonical-ai-rmf-1.0.json");
        return [.. canonical.RootElement.GetProperty(part).EnumerateArray().Select(entry => entry.GetProperty("id").GetString()!)];
    }

    private static Dictionary<string, string> Outline42001() =>
        OutlineEntry().Matches(File.ReadAllText(Corpus.Path("frameworks", "iso", "iso42001-2023.yaml")))
            .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value.Trim(), StringComparer.Ordinal);

    private static JsonDocument Read(string folder, string file) => JsonDocument.Parse(File.ReadAllText(Corpus.Path("frameworks", folder, file)));

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*")]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<=^|[.;] )(\d{1,2})\. (?=[A-Z])")]
    private static partial Regex ParagraphStart();

    [GeneratedRegex(@"^Article (\d+\(\d+\))")]
    private static partial Regex FirstLevel();

    [GeneratedRegex(@"(?<=: |; |\) )([1-9])\. (?=(?:A|Detailed) )")]
    private static partial Regex AnnexPoint();

    [GeneratedRegex(@"ref_id: '?((?:\d+|A\.\d+)(?:\.\d+)*)'?\r?\n\s+name: ([^\r\n]+)")]
    private static partial Regex OutlineEntry();
}
