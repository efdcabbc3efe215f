using System.Collections.Concurrent;
using System.Collections.Frozen;
using Lucene.Net.Tartarus.Snowball.Ext;

namespace Evidence.Drafting.Text;

/// <summary>English stems (Snowball's Porter2 by Lucene.Net), numbered. Safe for many threads; the same word always gets the same number.</summary>
internal sealed class Stemmer
{
    private readonly ConcurrentDictionary<string, int> _byWord = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _byStem = new(StringComparer.Ordinal);
    private readonly List<string> _stems = [];
    private readonly EnglishStemmer _snowball = new();
    private readonly Lock _gate = new();

    /// <summary>The number of the stem of a lower-case word.</summary>
    public int Of(string lowerCase) => _byWord.TryGetValue(lowerCase, out var stem) ? stem : _byWord.GetOrAdd(lowerCase, Compute(lowerCase));

    /// <summary>The stem of that number.</summary>
    public string Text(int stem)
    {
        lock (_gate)
        {
            return _stems[stem];
        }
    }

    private int Compute(string lowerCase)
    {
        var word = Spelling.Unify(lowerCase);
        lock (_gate)
        {
            var text = Snowball(word);
            if (!_byStem.TryGetValue(text, out var number))
            {
                number = _stems.Count;
                _stems.Add(text);
                _byStem.Add(text, number);
            }

            return number;
        }
    }

    // Words that Snowball would take for forms of another word.
    private static readonly FrozenDictionary<string, string> _own = new (string Stem, string Words)[]
    {
        ("production", "production productions"), ("promptly", "promptly"), ("supposed", "supposed"), ("international", "international internationally"),
        ("internal", "internal internally"), ("authority", "authority authorities"), ("author", "author authors"), ("personal", "personal personally"),
        ("accountable", "accountable accountability"), ("respond", "response responses respond responds responded responding"),
        ("responsible", "responsible responsibility responsibilities responsibly"), ("information", "information"), ("controller", "controller controllers"),
        ("executive", "executive executives"), ("objective", "objective objectives"), ("import", "import imports imported importing"),
        ("important", "important importance importantly"), ("university", "university universities"), ("universal", "universal universally"),
        ("organ", "organ organs"), ("general", "general generally"), ("customs", "customs"), ("minutes", "minutes"), ("departure", "departure departures"),
        ("community", "community communities"), ("marketing", "marketing"), ("building", "building buildings"), ("logic", "logic logical logically"),
        ("operator", "operator operators"), ("processor", "processor processors"), ("server", "server servers"), ("director", "director directors"),
        ("addressee", "addressee"), ("positive", "positive"), ("several", "several"), ("severe", "severe severity"), ("sever", "sever severed"),
        ("publication", "publication"), ("evidence", "evidence evidenced"), ("evident", "evident evidently"), ("sense", "sense"), ("sensitive", "sensitive sensitivity"),
        ("matter", "matter matters"), ("ration", "ration"), ("rating", "rating ratings"), ("meeting", "meeting meetings"), ("new", "new newly"), ("news", "news"),
    }.SelectMany(line => line.Words.Split(' ').Select(word => (word, line.Stem))).ToFrozenDictionary(entry => entry.word, entry => entry.Stem, StringComparer.Ordinal);

    private string Snowball(string word)
    {
        if (_own.TryGetValue(word, out var own))
        {
            return own;
        }

        if (word.Length < 4 || !char.IsAsciiLetter(word[0]))
        {
            return word is "ids" or "apis" or "llms" or "slas" or "keys" ? word[..^1] : word;
        }

        _snowball.SetCurrent(word);
        _snowball.Stem();
        return _snowball.Current;
    }
}
