using Evidence.Answers;
using Evidence.Releases;

namespace Evidence.Workspace.Tests;

public sealed class WorkspaceSourceTests : IDisposable
{
    private readonly WorkspaceFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void RightWorkspace_IsReadWhole()
    {
        var workspace = _folder.Load();

        Assert.Equal("Test", workspace.Name);
        Assert.Equal("artifacts", Assert.Single(workspace.Sources).Options["path"]);
        var release = Assert.Single(workspace.Releases);
        Assert.Equal(("ranker-1", "ranker", RiskTier.Tier1, "default"), (release.Id, release.Product, release.Tier, release.Policy));
        Assert.Equal("ranker-1", Assert.Single(release.Subjects)["path"]);
        Assert.Equal("small", Assert.Single(workspace.Frameworks).Id);
        var answer = Assert.Single(workspace.Library);
        Assert.Equal((AnswerChoice.Yes, DisclosureLevel.Internal, 2), (answer.Choice, answer.Disclosure, answer.Line));
    }

    [Theory]
    [InlineData("yes", AnswerChoice.Yes)]
    [InlineData("true", AnswerChoice.Yes)]
    [InlineData("no", AnswerChoice.No)]
    [InlineData("false", AnswerChoice.No)]
    [InlineData("partial", AnswerChoice.Partial)]
    [InlineData("n/a", AnswerChoice.Na)]
    public void Choice_MayBeWrittenAsYamlBoolean(string text, AnswerChoice expected)
    {
        _folder.Replace("answers/library.yaml", "choice: yes", $"choice: {text}");

        Assert.Equal(expected, Assert.Single(_folder.Load().Library).Choice);
    }

    [Fact]
    public void Workspace_IsReadAgainAfterAFileChanged()
    {
        var source = _folder.Source();
        Assert.Single(source.Load().Library);

        _folder.Write("answers/more.yaml", "answers: [{ id: more, questions: [More?], answer: More. }]");

        Assert.Equal(2, source.Load().Library.Count);
    }

    [Fact]
    public void Load_WithProblems_SaysTheFirstAndHowManyMore()
    {
        _folder.Replace("releases/ranker-1.yaml", "tier: 1", "tier: 7").Replace("evidence.yaml", "id: ranker,", "id: other,");

        var fault = Assert.Throws<EvidenceException>(() => _folder.Load());

        Assert.Equal(FaultCode.Configuration, fault.Code);
        Assert.Equal("releases/ranker-1.yaml:1: 'product: ranker' is not known; one of other (1 more: run 'evidence workspace check')", fault.Message);
    }

    [Theory]
    [InlineData("evidence.yaml", "name: Test", "nmae: Test", "evidence.yaml:1: 'name' is missing; the name of your organisation or programme")]
    [InlineData("evidence.yaml", "frameworks: [small]", "frameworks: [small]\nstorage: { type: cloud }", "evidence.yaml:7: 'type: cloud' is not known; one of embedded, azure")]
    [InlineData("evidence.yaml", "path: artifacts", "path: artifacts, depth: 12", "evidence.yaml:5: source 'artifacts', 'depth': '12' is too deep; 1 to 9")]
    [InlineData("evidence.yaml", "type: fake", "type: fkae", "evidence.yaml:5: source 'artifacts' is of type 'fkae', which is not known; one of fake")]
    [InlineData("releases/ranker-1.yaml", "tier: 1", "tier: 7", "releases/ranker-1.yaml:3: '7' is not a risk tier; 1 (high), 2 (medium) or 3 (low)")]
    [InlineData("releases/ranker-1.yaml", "source: artifacts", "source: artefacts", "releases/ranker-1.yaml:6: 'source: artefacts' is not known; did you mean 'artifacts'?")]
    [InlineData("releases/ranker-1.yaml", "path: ranker-1", "pth: ranker-1, path: x", "releases/ranker-1.yaml:6: the subject of source 'artifacts' has 'pth', which 'fake' does not know; did you mean 'path'?")]
    [InlineData("releases/ranker-1.yaml", "version: 1", "version: 1\nnot-applicable: [{ control: small:A 2, reason: x }]", "releases/ranker-1.yaml:3: 'small:A 2' is not a control of 'small'; did you mean 'A 1'?")]
    [InlineData("policies/default.yaml", "rule: required-artifact, kind: test-results", "rule: threshold, metric: safety.pass_rate", "policies/default.yaml:2: gate 'tests' has no 'at-least' or 'at-most'; a gate with 'rule: threshold' needs it")]
    [InlineData("policies/default.yaml", "gates:", "confidence: 1.5\ngates:", "policies/default.yaml:1: 'confidence: 1.5' is not a number in range; a number from 0.5 to 0.9999")]
    [InlineData("policies/default.yaml", "gates:", "fresh-for: { \"*\": forever }\ngates:", "policies/default.yaml:1: '*: forever' is not a duration; a whole number and a unit: 12h, 90d, 2w")]
    [InlineData("answers/library.yaml", "choice: yes", "choice: maybe", "answers/library.yaml:5: 'choice: maybe' is not known; yes, no, partial or na")]
    [InlineData("answers/library.yaml", "choice: yes", "disclosure: secret", "answers/library.yaml:5: 'disclosure: secret' is not known; one of public, nda, internal")]
    [InlineData("answers/library.yaml", "choice: yes", "expires: 31.12.2026", "answers/library.yaml:5: 'expires: 31.12.2026' is not a date; a date as YYYY-MM-DD")]
    [InlineData("answers/library.yaml", "choice: yes", "products: [rankr]", "answers/library.yaml:2: answer 'bias' is for product 'rankr', which is not known; did you mean 'ranker'?")]
    public void WrongValue_IsOneLineWithFileLineAndWhatIsAllowed(string file, string old, string text, string expected)
    {
        _folder.Replace(file, old, text);

        Assert.Contains(expected, _folder.Source().Check().Select(problem => problem.ToString()));
    }

    [Fact]
    public void UnknownName_SuggestsTheNearest()
    {
        _folder.Replace("policies/default.yaml", "gates:", "confidnce: 0.9\ngates:");

        Assert.StartsWith("policies/default.yaml:1: 'confidnce' is not known here; did you mean 'confidence'?", _folder.Problem(), StringComparison.Ordinal);
    }

    [Fact]
    public void BrokenYaml_IsOneLine()
    {
        _folder.Write("policies/default.yaml", "gates:\n  - { id: tests\n");

        var problems = _folder.Source().Check().Select(problem => problem.ToString()).ToList();

        Assert.Contains(problems, problem => problem.StartsWith("policies/default.yaml:", StringComparison.Ordinal) && problem.Contains("not valid YAML", StringComparison.Ordinal));
        Assert.All(problems, problem => Assert.DoesNotContain('\n', problem));
    }

    [Fact]
    public void MissingManifest_SaysHowToStart()
    {
        File.Delete(Path.Combine(_folder.Root, "evidence.yaml"));

        Assert.Contains(_folder.Source().Check(), problem => problem.File == "evidence.yaml" && problem.Allowed.Contains("evidence init", StringComparison.Ordinal));
    }

    [Fact]
    public void SameAnswerTwice_IsRefusedNamingBoth()
    {
        _folder.Write("answers/more.yaml", "answers: [{ id: bias, questions: [More?], answer: More. }]");

        Assert.Equal("answers/more.yaml:1: answer 'bias' is there already (answers/library.yaml:2); each id once in the library", _folder.Problem());
    }

    [Theory]
    [InlineData("approved-by: [ana]", "waiver 'w' is approved by 1 people; at least two different people under 'approved-by'")]
    [InlineData("approved-by: [ana, Ana]", "waiver 'w' is approved by 2 people; at least two different people under 'approved-by'")]
    public void Waiver_NeedsTwoDifferentPeople(string people, string expected)
    {
        _folder.Replace("policies/default.yaml", "gates:", $"waivers:\n  - {{ id: w, gate: tests, reason: r, residual-risk: low, {people}, granted: 2026-01-01, expires: 2026-02-01 }}\ngates:");

        Assert.Contains(expected, _folder.Problem(), StringComparison.Ordinal);
    }

    [Fact]
    public void OwnFramework_ReplacesTheShippedOneOfTheSameId()
    {
        _folder.Write("framework-mappings/small.yaml", "framework: small\ntitle: Official\nversion: \"1\"\npublisher: Test\nsource: Test\ngroups: [{ id: A, title: A }]\ncontrols: [{ id: A 1, title: Official first, group: A }]\n");

        Assert.Equal("Official", Assert.Single(_folder.Load().Frameworks).Title);
    }
}
