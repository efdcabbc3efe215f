using System.Collections.Concurrent;
using Evidence.Answers;

namespace Evidence.Drafting.Text;

/// <summary>Turns texts into numbered words and concepts. Safe for many threads; the same text gives the same analysis.</summary>
internal sealed class Lexicon
{
    private readonly Stemmer _stemmer = new();
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly HashSet<string> _own = new(StringComparer.Ordinal);
    private readonly ConceptTrie _trie;

    public Lexicon(Thesaurus thesaurus)
    {
        Thesaurus = thesaurus;
        _trie = new(thesaurus, TermWords);
        Topics = new([.. thesaurus.Concepts.Select(concept => (
            (IReadOnlyList<Word[]>)[.. concept.Terms.Select(TermWords).Where(term => term.Length > 0)],
            (IReadOnlyList<Word[]>)[.. concept.Related.Select(TermWords).Where(term => term.Length > 0)]))]);
    }

    public Thesaurus Thesaurus { get; }

    /// <summary>What texts are about.</summary>
    public TopicSpace Topics { get; }

    /// <summary>True for words of the thesaurus and of the common English lists.</summary>
    public bool Knows(string lowerCase) => _own.Contains(lowerCase) || CommonWords.Shared.RarityOf(lowerCase) != CommonWords.Unknown;

    /// <summary>Words the thesaurus is written with, in lower case.</summary>
    public IReadOnlyCollection<string> OwnWords => _own;

    /// <summary>The stem of that number.</summary>
    public string StemText(int stem) => _stemmer.Text(stem);

    /// <summary>The number of the stem of a word.</summary>
    public int StemOf(string word) => EntryOf(word.ToLowerInvariant()).Stem;

    /// <summary>Analyses a text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="repair">Replaces a lower-case word by how it should have been written; null: as it is.</param>
    public AnalysedText Analyse(string text, Func<string, string>? repair = null)
    {
        var words = ContentWords(text, repair);
        return new(words, _trie.Find(words));
    }

    private Word[] ContentWords(string text, Func<string, string>? repair)
    {
        var words = new List<Word>(text.Length / 8);
        foreach (var token in Tokens.Of(text))
        {
            var entry = EntryOf(token, repair);
            if (entry.Traits is WordTraits.None or WordTraits.Number)
            {
                words.Add(new(entry.Stem, entry.Rarity, entry.Traits | Shape(token, entry), token.Sentence));
            }
        }

        return [.. words];
    }

    private Entry EntryOf(Token token, Func<string, string>? repair)
    {
        var lower = token.Surface.ToLowerInvariant();
        if (IsAcronym(token.Surface))
        {
            // IT, US, AM are words in capitals, not the function words they look like.
            return EntryOf(lower) is var acronym && acronym.Traits == WordTraits.Function && token.Surface.Length > 1 && lower is "it" or "us"
                ? acronym with { Traits = WordTraits.None }
                : EntryOf(lower);
        }

        return EntryOf(repair is null ? lower : repair(lower));
    }

    private static WordTraits Shape(Token token, Entry entry) =>
        IsAcronym(token.Surface) ? WordTraits.Acronym
        : char.IsUpper(token.Surface[0]) && !token.OpensSentence && entry.Rarity > 35 ? WordTraits.Name
        : WordTraits.None;

    private static bool IsAcronym(string surface)
    {
        var capitals = 0;
        foreach (var letter in surface)
        {
            capitals += char.IsUpper(letter) ? 1 : 0;
        }

        return capitals >= 2;
    }

    private Entry EntryOf(string lowerCase) => _entries.TryGetValue(lowerCase, out var entry) ? entry : _entries.GetOrAdd(lowerCase, Compute(lowerCase));

    private Entry Compute(string lowerCase)
    {
        var bare = lowerCase.EndsWith("'s", StringComparison.Ordinal) || lowerCase.EndsWith("\u2019s", StringComparison.Ordinal) ? lowerCase[..^2] : lowerCase;
        var traits = FunctionWords.Negates(lowerCase.Replace('\u2019', '\'')) ? WordTraits.Negation
            : FunctionWords.Contains(bare) ? WordTraits.Function
            : char.IsDigit(lowerCase[0]) ? WordTraits.Number
            : WordTraits.None;
        return new(_stemmer.Of(bare), CommonWords.Shared.RarityOf(bare), traits);
    }

    private Word[] TermWords(string term)
    {
        var words = ContentWords(term, null);
        foreach (var token in Tokens.Of(term))
        {
            _own.Add(token.Surface.ToLowerInvariant());
        }

        return [.. words.Select(word => word with { Sentence = 0 })];
    }

    private readonly record struct Entry(int Stem, byte Rarity, WordTraits Traits);
}
