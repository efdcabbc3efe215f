using Evidence.Storage.Azure;

namespace Evidence.Storage.Tests.Azure;

public sealed class TableKeyTests
{
    // The edges of the one, two and three byte forms, surrogates, and what tables refuse.
    private const string Alphabet = "\0\u001f /\\#?az~\u007f\u0080\u07ff\u0800é日\ud7ff\ud800\udbff\udc00\udfff\ue000\uffff";

    [Fact]
    public void Keys_AreInTheOrdinalOrderOfTheirTextsUpToWhereTheyAreCut()
    {
        var texts = RandomTexts(2_000).ToList();

        foreach (var (first, second) in texts.Zip(texts.Skip(1)))
        {
            var (firstKey, secondKey) = (TableKey.Of(first), TableKey.Of(second));
            var share = TableKey.GroupOf(firstKey) is { } group && group == TableKey.GroupOf(secondKey);
            Assert.True(share || Math.Sign(string.CompareOrdinal(firstKey, secondKey)) == Math.Sign(string.CompareOrdinal(first, second)));
        }
    }

    [Fact]
    public void Keys_AreShortLowerCaseLettersAndDigitsAndOneForEachText()
    {
        var texts = RandomTexts(2_000).Distinct().ToList();

        var keys = texts.Select(TableKey.Of).ToList();

        Assert.All(keys, key => Assert.Matches("^[0-9a-z]{0,512}$", key));
        Assert.Equal(texts.Count, keys.Distinct().Count());
        Assert.Contains(keys, key => key.Length > 500);
    }

    [Fact]
    public void Range_OfAPrefix_HoldsTheKeysOfAllTextsThatBeginSo()
    {
        var random = new Random(3);
        foreach (var text in RandomTexts(2_000))
        {
            var (from, to) = TableKey.RangeOf(text[..random.Next(text.Length + 1)]);

            Assert.InRange(TableKey.Of(text), from, to);
        }
    }

    [Fact]
    public void Range_OfAShortPrefix_HoldsNoOtherKeys()
    {
        var (from, to) = TableKey.RangeOf("src|");

        Assert.All(["src", "src{", "srd", "src", "Src|a", "sr"], other => Assert.False(IsBetween(TableKey.Of(other), from, to)));
        Assert.True(IsBetween(TableKey.Of("src|" + new string('\uffff', 1000)), from, to));
    }

    private static bool IsBetween(string key, string from, string to) => string.CompareOrdinal(key, from) >= 0 && string.CompareOrdinal(key, to) < 0;

    // Pairs that share a long beginning are as likely as short ones that differ at once.
    private static IEnumerable<string> RandomTexts(int count)
    {
        var random = new Random(7);
        var last = "";
        for (var index = 0; index < count; index++)
        {
            var kept = last[..random.Next(last.Length + 1)];
            var added = random.GetItems(Alphabet.AsSpan(), random.Next(1, random.Next(2) == 0 ? 4 : 200));
            last = (kept + new string(added)) is { Length: <= 1024 } text ? text : new string(added);
            yield return last;
        }
    }
}
