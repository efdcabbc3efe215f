using System.Collections.Concurrent;

namespace Evidence.Drafting.Text;

/// <summary>Puts misspelt words of a question right: those that neither English, the thesaurus nor the library knows. Safe for many threads.</summary>
internal sealed class SpellingRepair(Lexicon lexicon, Func<string, bool> libraryHas, Func<string, int, IEnumerable<string>> namesNear, Func<string, bool> libraryUses)
{
    private const int ShortestWord = 5;
    private const int LongWord = 8;
    private const byte CommonEnough = 35;

    // What a candidate is worse by than a word that the library or the thesaurus writes.
    private const double NotUsed = 0.6;
    private const double IsName = 0.2;
    private readonly ConcurrentDictionary<string, string> _repaired = new(StringComparer.Ordinal);

    /// <summary>The word as it was probably meant, or the word itself.</summary>
    public string Repair(string lowerCase)
    {
        if (lowerCase.Length < ShortestWord || !lowerCase.All(char.IsAsciiLetter) || lexicon.Knows(lowerCase) || libraryHas(lowerCase))
        {
            return lowerCase == "wich" ? "which" : lowerCase;
        }

        return _repaired.GetOrAdd(lowerCase, Nearest);
    }

    private string Nearest(string wrong)
    {
        var edits = wrong.Length >= LongWord ? 2 : 1;
        var best = (Word: wrong, Cost: double.MaxValue);
        foreach (var (word, worse) in Candidates(wrong, edits))
        {
            var distance = SharesStart(word, wrong) ? EditDistance.Between(word, wrong, edits) : edits + 1;
            if (distance <= edits && Cost(word, wrong, distance) + worse is var cost && (cost < best.Cost || (cost == best.Cost && string.CompareOrdinal(word, best.Word) < 0)))
            {
                best = (word, cost);
            }
        }

        return best.Word;
    }

    private IEnumerable<(string Word, double Worse)> Candidates(string wrong, int edits)
    {
        foreach (var name in namesNear(wrong, edits))
        {
            yield return (name, IsName);
        }

        for (var length = Math.Max(4, wrong.Length - edits); length <= wrong.Length + edits; length++)
        {
            foreach (var own in lexicon.OwnLike(wrong[0], length).Concat(lexicon.OwnLike(wrong[1], length)))
            {
                yield return (own, Rarity(own));
            }

            foreach (var word in CommonWords.Shared.Like(wrong[0], length).Concat(CommonWords.Shared.Like(wrong[1], length)).Where(word => CommonWords.Shared.RarityOf(word) <= CommonEnough))
            {
                yield return (word, Rarity(word) + (libraryUses(word) ? 0 : NotUsed));
            }
        }
    }

    // A frequent word is meant more often than a rare one.
    private static double Rarity(string word) => CommonWords.Shared.RarityOf(word) switch { <= 10 => 0, <= 20 => 0.05, <= 35 => 0.15, _ => 0.25 };

    // A letter doubled or not doubled is the commonest slip, then neighbours swapped; an added letter is the rarest.
    private static double Cost(string word, string wrong, int distance) =>
        distance - (IsDoubling(word, wrong) ? 0.5 : IsSwap(word, wrong) ? 0.4 : 0) + (word.Length == wrong.Length ? 0 : word.Length > wrong.Length ? 0.1 : 0.2);

    private static bool IsDoubling(string word, string wrong) => word.Length != wrong.Length && Undoubled(word).SequenceEqual(Undoubled(wrong));

    private static bool IsSwap(string word, string wrong) => word.Length == wrong.Length && word.Order().SequenceEqual(wrong.Order());

    private static IEnumerable<char> Undoubled(string word) => word.Where((letter, at) => at == 0 || word[at - 1] != letter);

    private static bool SharesStart(string word, string wrong) => word[0] == wrong[0] || (word[0] == wrong[1] && word[1] == wrong[0]);
}
