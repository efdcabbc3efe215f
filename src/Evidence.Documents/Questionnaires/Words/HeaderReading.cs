using System.Collections.Frozen;

namespace Evidence.Documents.Questionnaires.Words;

/// <summary>Reads column headers by <see cref="HeaderVocabulary"/>.</summary>
internal static class HeaderReading
{
    /// <summary>Weight of a header that names the customer as its owner.</summary>
    public const double Certain = 0.95;

    private const int MostWords = 14;

    private static readonly FrozenDictionary<string, HeaderMatch> _whole = Whole();
    private const int KeyLetters = 3;

    private static readonly (ColumnRole Role, string Word, bool IsPrefix, double Weight)[] _wideParts = [.. Parts().Where(p => IsWide(p.Item2[0]))];

    // By their first letters: only those that begin as some word of the text need a look.
    private static readonly FrozenDictionary<string, (ColumnRole Role, string Word, bool IsPrefix, double Weight)[]> _parts =
        Parts().Where(p => !IsWide(p.Item2[0])).GroupBy(p => p.Item2[..KeyLetters]).ToFrozenDictionary(g => g.Key, g => g.ToArray());

    /// <summary>Every role a header may stand for, the likeliest first; empty: no header word in it.</summary>
    public static IReadOnlyList<HeaderMatch> Matches(string text)
    {
        var words = WithoutAside(text);
        if (words.Length == 0 || words.Count(c => c == ' ') >= MostWords)
        {
            return [];
        }

        var best = new Dictionary<ColumnRole, double>();
        if (_whole.TryGetValue(words, out var whole))
        {
            best[whole.Role] = whole.Weight;
        }

        foreach (var (role, word, isPrefix, weight) in PartsFor(words))
        {
            if (Holds(words, word, isPrefix))
            {
                // A title that speaks of a checklist is not yet a header of questions.
                var title = role == ColumnRole.Question && words.Count(c => c == ' ') >= 4 && !IsWide(word[0]) ? 0.35 : 0;
                best[role] = Math.Max(best.GetValueOrDefault(role), Math.Min(Certain - 0.01, weight - title + LastWordBonus(words, word, isPrefix)));
            }
        }

        return Ranked(words, best);
    }

    /// <summary>The likeliest role.</summary>
    public static HeaderMatch Best(string text) => Matches(text) is [var first, ..] ? first : HeaderMatch.None;

    /// <summary>Whether the header says that its column is for the one who answers.</summary>
    public static bool IsForRespondent(string text)
    {
        var words = Fold.Words(text);
        return HeaderVocabulary.Respondents.Any(w => Holds(words, w.TrimEnd('*'), w.EndsWith('*')));
    }

    /// <summary>Whether the words hold a word, or one that begins with it; Japanese is searched without word bounds.</summary>
    public static bool Holds(string words, string word, bool isPrefix)
    {
        for (var at = words.IndexOf(word, StringComparison.Ordinal); at >= 0; at = words.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            var end = at + word.Length;
            if (IsWide(word[0]) || ((at == 0 || words[at - 1] == ' ') && (isPrefix || end == words.Length || words[end] == ' ')))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<(ColumnRole Role, string Word, bool IsPrefix, double Weight)> PartsFor(string words)
    {
        var lookup = _parts.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = 0; at + KeyLetters <= words.Length; at++)
        {
            if ((at == 0 || words[at - 1] == ' ') && lookup.TryGetValue(words.AsSpan(at, KeyLetters), out var parts))
            {
                foreach (var part in parts)
                {
                    yield return part;
                }
            }
        }

        if (words.Any(IsWide))
        {
            foreach (var part in _wideParts)
            {
                yield return part;
            }
        }
    }

    private static IReadOnlyList<HeaderMatch> Ranked(string words, Dictionary<ColumnRole, double> best)
    {
        // "Question ID" is an id and "answer type" a type, though they hold the words question and answer.
        if (best.ContainsKey(ColumnRole.Id) && _whole.TryGetValue(words, out var whole) && whole.Role == ColumnRole.Id)
        {
            return [new HeaderMatch(ColumnRole.Id, 1)];
        }

        if (HeaderVocabulary.CustomersOwn.Any(w => Holds(words, w, false)) && !HeaderVocabulary.Respondents.Any(w => Holds(words, w.TrimEnd('*'), w.EndsWith('*'))))
        {
            best[ColumnRole.Internal] = Math.Max(best.GetValueOrDefault(ColumnRole.Internal), Certain);
        }

        return [.. best.Select(b => new HeaderMatch(b.Key, b.Value)).OrderByDescending(m => m.Weight).ThenBy(m => m.Role)];
    }

    // "Vendor response" ends with what it is; "response deadline" only speaks of one.
    private static double LastWordBonus(string words, string word, bool isPrefix) =>
        words.EndsWith(word, StringComparison.Ordinal) || (isPrefix && words.LastIndexOf(' ') + 1 == words.LastIndexOf(word, StringComparison.Ordinal)) ? 0.1 : 0;

    private static string WithoutAside(string text)
    {
        var plain = new System.Text.StringBuilder(text.Length);
        var depth = 0;
        foreach (var c in text)
        {
            depth += c is '(' or '[' or '（' ? 1 : 0;
            if (depth == 0)
            {
                plain.Append(c == '#' ? " no " : c.ToString());
            }

            depth -= c is ')' or ']' or '）' && depth > 0 ? 1 : 0;
        }

        var words = Fold.Words(plain.ToString());
        return words.Length > 0 ? words : Fold.Words(text);
    }

    private static bool IsWide(char c) => c >= '\u3040';

    private static FrozenDictionary<string, HeaderMatch> Whole()
    {
        var all = new Dictionary<string, HeaderMatch>();
        foreach (var (lists, weight) in new[] { (HeaderVocabulary.Strong, 1.0), (HeaderVocabulary.Weak, 0.6) })
        {
            foreach (var (role, words) in lists)
            {
                foreach (var word in words)
                {
                    all.TryAdd(word.TrimEnd('*'), new HeaderMatch(role, weight));
                }
            }
        }

        return all.ToFrozenDictionary();
    }

    private static (ColumnRole, string, bool, double)[] Parts() =>
    [
        .. HeaderVocabulary.Strong.SelectMany(r => r.Words.Where(w => Stands(r.Role, w)).Select(w => (r.Role, w.TrimEnd('*'), w.EndsWith('*'), 0.8))),
        .. HeaderVocabulary.Weak.SelectMany(r => r.Words.Where(w => Stands(r.Role, w)).Select(w => (r.Role, w.TrimEnd('*'), w.EndsWith('*'), 0.5))),
    ];

    // Very short words mean something on their own only.
    private static bool Stands(ColumnRole role, string word) => word.TrimEnd('*').Length > (role == ColumnRole.Id ? 2 : 3) || IsWide(word[0]);
}
