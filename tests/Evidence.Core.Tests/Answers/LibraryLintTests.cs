using Evidence.Answers;
using Evidence.Answers.Lint;
using Evidence.Controls;
using Evidence.Facts;
using Evidence.Releases;
using static Evidence.Testing.Drafting.Answers;

namespace Evidence.Tests.Answers;

public sealed class LibraryLintTests
{
    private static readonly Framework _framework = new("nist-ai-rmf", "NIST AI RMF", "1.0", "NIST", "", true, [], [new("GOVERN 1.1", "Laws", "GOVERN 1", "")]);

    [Theory]
    [InlineData("not-approved", null, null, true)]
    [InlineData("not-approved", "2026-12-01", null, true)]
    [InlineData("not-approved", "2026-01-01", null, false)]
    [InlineData("expired", "2026-01-01", "2026-10-31", true)]
    [InlineData("expired", "2026-01-01", "2026-11-01", false)]
    [InlineData("expiring", "2026-01-01", "2026-11-20", true)]
    [InlineData("expiring", "2026-01-01", "2027-11-20", false)]
    public void Life_IsJudgedByTheDay(string rule, string? approved, string? expires, bool isFound) =>
        Assert.Equal(isFound, Rules(AnAnswer("a", "q", "t", approved: approved, expires: expires)).Contains(rule));

    [Fact]
    public void AnEntryWithoutOwner_IsFound() => Assert.Contains("no-owner", Rules(AnAnswer("a", "q", "t", owner: " ")));

    [Theory]
    [InlineData("ranker", false)]
    [InlineData("unheard-of", true)]
    public void AnUnknownProduct_IsFound(string product, bool isFound) =>
        Assert.Equal(isFound, Rules(AnAnswer("a", "q", "t", products: [product])).Contains("unknown-product"));

    [Theory]
    [InlineData("fairness-report", false)]
    [InlineData("own-kind", false)]
    [InlineData("no-such-kind", true)]
    [InlineData("nist-ai-rmf:GOVERN 1.1", false)]
    [InlineData("nist-ai-rmf:GOVERN 9.9", true)]
    [InlineData("other-framework:X", false)]
    public void UnknownEvidence_IsFound(string evidence, bool isFound) =>
        Assert.Equal(isFound, Rules(AnAnswer("a", "q", "t", evidence: [evidence])).Contains("unknown-evidence"));

    [Theory]
    [InlineData("Yes. We do.", AnswerChoice.No, true)]
    [InlineData("No outside firm audits us.", AnswerChoice.Partial, false)]
    [InlineData("No. We do not.", AnswerChoice.No, false)]
    public void ATextThatOpensOtherwiseThanItTicks_IsFound(string text, AnswerChoice choice, bool isFound) =>
        Assert.Equal(isFound, Rules(AnAnswer("a", "q", text, choice)).Contains("choice-mismatch"));

    [Fact]
    public void TwoEntriesOfDifferentProducts_DoNotContradict()
    {
        var (first, second) = (AnAnswer("a", "q", "t", AnswerChoice.Yes, products: ["ranker"]), AnAnswer("b", "q", "t", AnswerChoice.No, products: ["helper"]));

        Assert.Empty(LibraryLint.Judge(Subject([first, second]) with { Similar = [new(first, second, 1)] }));
        Assert.Equal("contradiction", Assert.Single(LibraryLint.Judge(Subject([first, second with { Products = [] }]) with { Similar = [new(first, second with { Products = [] }, 1)] })).Rule);
    }

    [Fact]
    public void AFactOfAnInternalArtifact_InAPublicAnswer_IsUndisclosable()
    {
        var artifact = AnArtifact("safety-evaluation", disclosure: "internal");
        var state = AState([artifact], [new Fact(artifact.Digest, "safety.pass_rate", "/0", 0.9)]);

        Assert.Contains("undisclosable", Rules(AnAnswer("a", "q", "It is {{fact:safety.pass_rate}}."), state));
        Assert.DoesNotContain("undisclosable", Rules(AnAnswer("a", "q", "It is {{fact:safety.pass_rate}}.", disclosure: DisclosureLevel.Internal), state));
    }

    [Fact]
    public void EvidenceThatWentStale_IsFound()
    {
        var answer = AnAnswer("a", "q", "t", evidence: ["fairness-report"]);

        Assert.Contains("stale-evidence", Rules(answer, AState([AnArtifact("fairness-report", produced: "2024-01-01")])));
        Assert.DoesNotContain("stale-evidence", Rules(answer, AState([AnArtifact("fairness-report")])));
    }

    [Fact]
    public void AFinding_SaysWhereAndHowToFixIt()
    {
        var finding = Assert.Single(LibraryLint.Judge(Subject([AnAnswer("a", "q", "t", owner: null)])));

        Assert.Equal(("answers/library.yaml", 1), (finding.File, finding.Line));
        Assert.NotEmpty(finding.Fix);
        Assert.Contains(finding.Rule, LibraryLint.Rules.Keys);
    }

    private static List<string> Rules(LibraryAnswer answer, EvidenceState? evidence = null) =>
        [.. LibraryLint.Judge(Subject([answer]) with { Evidence = evidence }).Select(finding => finding.Rule)];

    private static LintSubject Subject(LibraryAnswer[] library) =>
        new(library, [new Product("ranker", "Ranker"), new Product("helper", "Helper")], [_framework], new HashSet<string> { "own-kind" }, new(2026, 11, 1), null, []);
}
