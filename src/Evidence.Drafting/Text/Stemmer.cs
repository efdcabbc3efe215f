using System.Collections.Concurrent;
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

    private string Snowball(string word)
    {
        if (word.Length < 4 || !char.IsAsciiLetter(word[0]))
        {
            return word is "ids" or "apis" or "llms" or "slas" or "keys" ? word[..^1] : word;
        }

        _snowball.SetCurrent(word);
        _snowball.Stem();
        return _snowball.Current;
    }
}
