namespace Evidence.Drafting.Text;

/// <summary>Puts misspelt words of a question right: those that neither English, the thesaurus nor the library knows.</summary>
internal sealed class SpellingRepair(Lexicon lexicon, Func<string, bool> libraryHas, Func<string, int, IEnumerable<string>> libraryNear)
{
    private const int ShortestWord = 5;
    private const int LongWord = 8;

    /// <summary>The word as it was probably meant, or the word itself.</summary>
    public string Repair(string lowerCase)
    {
        if (lowerCase.Length < ShortestWord || !lowerCase.All(char.IsAsciiLetter) || lexicon.Knows(lowerCase) || libraryHas(lowerCase))
        {
            return lowerCase == "wich" ? "which" : lowerCase;
        }

        var edits = lowerCase.Length >= LongWord ? 2 : 1;
        return Near(libraryNear(lowerCase, edits).Concat(lexicon.OwnWords), lowerCase, edits)
            ?? Near(CommonWords.Shared.All.Where(word => word.Value <= 35).Select(word => word.Key), lowerCase, edits)
            ?? lowerCase;
    }

    private static string? Near(IEnumerable<string> words, string wrong, int edits)
    {
        var best = (Word: (string?)null, Distance: edits + 1);
        foreach (var word in words)
        {
            if (Math.Abs(word.Length - wrong.Length) <= edits && word.Length >= 4 && SharesStart(word, wrong))
            {
                var distance = EditDistance.Between(word, wrong, best.Distance);
                if (distance < best.Distance || (distance == best.Distance && best.Word is not null && IsLikelier(word, best.Word, wrong)))
                {
                    best = (word, distance);
                }
            }
        }

        return best.Distance <= edits ? best.Word : null;
    }

    // Letters are swapped or replaced more often than left out, and left out more often than added.
    private static bool IsLikelier(string word, string than, string wrong)
    {
        var (own, other) = (Change(word, wrong), Change(than, wrong));
        return own != other ? own < other : string.CompareOrdinal(word, than) < 0;
    }

    private static int Change(string word, string wrong) => word.Length == wrong.Length ? 0 : word.Length > wrong.Length ? 1 : 2;

    private static bool SharesStart(string word, string wrong) => word[0] == wrong[0] || (word[0] == wrong[1] && word[1] == wrong[0]);
}
