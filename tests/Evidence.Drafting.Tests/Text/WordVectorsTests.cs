using Evidence.Drafting.Text;

namespace Evidence.Drafting.Tests.Text;

public sealed class WordVectorsTests
{
    private static readonly Stemmer _stemmer = new();

    [Theory]
    [InlineData("burglar", "thief", "banana")]
    [InlineData("doctor", "physician", "keyboard")]
    [InlineData("encrypt", "decrypt", "harvest")]
    public void Meanings_ThatAreNear_AreNearerThanOthers(string word, string near, string far)
    {
        var table = WordVectors.Shared;

        Assert.True(table.Nearness(Place(word), Place(near)) > table.Nearness(Place(word), Place(far)) + 0.2f);
    }

    [Fact]
    public void AStem_IsAsNearToItselfAsCanBe_AndItsNeighboursAreNear()
    {
        var table = WordVectors.Shared;
        var place = Place("insurance");

        Assert.Equal("insur", table.StemAt(place));
        Assert.True(table.Nearness(place, place) > 0.95f);
        Assert.Equal(WordVectors.Neighbours, table.NearTo(place).Distinct().Count());
        Assert.All(table.NearTo(place), near => Assert.True(table.Nearness(place, near) > 0.3f, table.StemAt(near)));
    }

    [Fact]
    public void AnUnknownStem_IsNearNothing()
    {
        Assert.Equal(WordVectors.None, WordVectors.Shared.PlaceOf("qqzzx"));
        Assert.Equal(0, WordVectors.Shared.Nearness(WordVectors.None, Place("insurance")));
    }

    [Theory]
    [InlineData("Do you hold an ISO/IEC 42001 certificate?", "42001")]
    [InlineData("Is a SOC 1 report available?", "SOC1")]
    [InlineData("soc2 type II?", "SOC2")]
    [InlineData("Have you mapped to NIST AI 600-1?", "600-1")]
    [InlineData("Since March 2026, in 30 days, 99.9% of EU users", "")]
    public void Identifiers_AreReadByTheirNumbers(string text, string expected) => Assert.Equal(expected, string.Join(' ', Identifiers.Of(text)));

    private static int Place(string word) => WordVectors.Shared.PlaceOf(_stemmer.Text(_stemmer.Of(word)));
}
