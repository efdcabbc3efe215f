using Evidence.Answers;
using Evidence.Drafting.Matching;
using Evidence.Drafting.Text;
using static Evidence.Testing.Drafting.Answers;

namespace Evidence.Drafting.Tests.Matching;

/// <summary>A question that asks for something in particular is not answered by an entry that speaks of the subject and does not give it.</summary>
public sealed class ParticularsTests
{
    [Theory]
    [InlineData("What would moving to another region cost us?", "price-missing", "Data can be moved to another region within 30 days.", "Moving to another region is free of charge.")]
    [InlineData("Is there a discount for yearly payment?", "price-missing", "Invoices go out in January.", "A discount of a tenth is given.")]
    [InlineData("What percentage of shoppers opted out?", "percentage-missing", "Shoppers may opt out at any time.", "In 2025 about 3% opted out.")]
    [InlineData("False positive rate of the content filter?", "percentage-missing", "A filter screens each reply.", "The filter wrongly blocks 0.8% of replies.")]
    [InlineData("In which format is our data handed back?", "format-missing", "Data is handed back within 20 days.", "Data is handed back as CSV within 20 days.")]
    [InlineData("Name the outside firm that tests the model.", "names-not-given", "An outside firm tests the model; the Chief Risk Officer reads its report.", "The tests are made by Meridian Labs.")]
    [InlineData("On what date was the policy last approved?", "date-missing", "The board approves the policy each year.", "The board approved the policy in March 2026.")]
    [InlineData("Has a release ever been held back?", "past-missing", "A release that fails is held back.", "Two releases were held back in the past year.")]
    [InlineData("Summarise the full report of the red team.", "findings-missing", "A red team attacks each release.", "The red team found two weaknesses.")]
    [InlineData("Can our own analysts attack the model?", "customers-part-missing", "A team attacks each release.", "Customers may attack the model in a sandbox.")]
    public void WhatIsAskedFor_IsMissedWhereTheAnswerDoesNotGiveIt(string question, string name, string without, string with)
    {
        Assert.Equal(1, Missing(question, "What is done?", without)[name]);
        Assert.Equal(0, Missing(question, "What is done?", with)[name]);
    }

    [Fact]
    public void WhatTheEntrysOwnQuestionAsksFor_ItsAnswerGives()
    {
        var missing = Missing("What do you charge for an export?", "What does an export cost?", "Nothing.");

        Assert.All(missing.Values, value => Assert.Equal(0, value));
    }

    [Fact]
    public void AQuestionThatAsksForNothingInParticular_MissesNothing() =>
        Assert.All(Missing("Do you test the model before each release?", "Is the model tested?", "Yes, always.").Values, value => Assert.Equal(0, value));

    private static Dictionary<string, double> Missing(string question, string own, string answer)
    {
        var lexicon = new Lexicon(Thesaurus.Empty);
        using var matcher = new LibraryMatcher(new LibraryIndexes(lexicon, _ => null, null).For([AnAnswer("entry", own, answer)]), lexicon, MatchWeights.Shipped);
        var missing = Particulars.Missing(matcher.Rank(question).Question, matcher.Index.Entry(0));
        return Particulars.Names.Zip(missing).ToDictionary(entry => entry.First, entry => entry.Second);
    }
}
