using Evidence.Answers;
using Evidence.Drafting.Matching;
using Evidence.Drafting.Text;
using static Evidence.Testing.Drafting.Answers;

namespace Evidence.Drafting.Tests.Matching;

/// <summary>What caps the confidence, however near the words are.</summary>
public sealed class ConfidenceTests
{
    private static readonly LibraryAnswer _trials = AnAnswer(
        "trials", "Do you run A/B tests or experiments on our shoppers?", "Experiments run only in stores whose admin has turned them on.", products: ["shop-ranker"]);

    private static readonly LibraryAnswer _security = AnAnswer(
        "security-certificate", "Is the company certified to ISO/IEC 27001?", "Yes. The ISO/IEC 27001 certificate covers all of hosting and support.");

    private static readonly LibraryAnswer _report = AnAnswer("soc", "Do you have a SOC 2 report?", "Yes. A SOC 2 Type II report is available under NDA.");

    private static readonly LibraryAnswer _region = AnAnswer(
        "region", "Can customers choose the hosting region?", "Yes. Data is hosted in the EU or the US, and a customer can move to another region within 30 days.");

    [Fact]
    public void AnEntryOfAnotherProduct_IsNoAnswer()
    {
        Assert.True(Of("Do you run A/B tests or experiments on our shoppers?", "shop-ranker", _trials) > 0.3);
        Assert.True(Of("Do you run A/B tests or experiments on our shoppers?", "chat-helper", _trials) <= 0.1);
    }

    [Fact]
    public void APriceThatTheEntryDoesNotGive_LeavesItUnsure()
    {
        Assert.True(Of("Can we choose the region our data is hosted in?", null, _region) > Of("What does it cost to move our data to another region?", null, _region));
        Assert.True(Of("What does it cost to move our data to another region?", null, _region) <= 0.5);
    }

    [Theory]
    [InlineData("ISO/IEC 27001 certificate and SOC 2 report?", "security-certificate", true)]
    [InlineData("Is the company certified to ISO/IEC 27001?", "security-certificate", true)]
    [InlineData("Is the company certified to ISO/IEC 27018?", "security-certificate", false)]
    public void OfSeveralStandards_AnEntryNeedsToNameOne(string question, string entry, bool mayAnswer)
    {
        var ranking = Rank(question, null, _security, _report);
        var candidate = ranking.Candidates.Single(candidate => candidate.Entry.Answer.Id == entry);

        Assert.Equal(!mayAnswer, MatchFeatures.MissesIdentifier(ranking.Question, candidate.Entry));
    }

    [Theory]
    [InlineData("Are keys held in FIPS 140 modules?", true)]
    [InlineData("Are keys held in FIPS 140-3 modules?", true)]
    [InlineData("Are keys held in FIPS 140-2 modules?", false)]
    public void AStandardWithoutItsEdition_IsAnyOfItsEditions(string question, bool named)
    {
        var keys = AnAnswer("keys", "How are encryption keys managed?", "Keys are held in FIPS 140-3 level 3 modules.");
        var ranking = Rank(question, null, keys);

        Assert.Equal(!named, MatchFeatures.MissesIdentifier(ranking.Question, ranking.Candidates[0].Entry));
    }

    private static double Of(string question, string? product, params LibraryAnswer[] library) => Rank(question, product, library).Confidence;

    private static Ranking Rank(string question, string? product, params LibraryAnswer[] library)
    {
        var lexicon = new Lexicon(Thesaurus.Empty);
        using var matcher = new LibraryMatcher(new LibraryIndexes(lexicon, _ => null, null).For(library), lexicon, MatchWeights.Shipped);
        return matcher.Rank(question, "", product);
    }
}
