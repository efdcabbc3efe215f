using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Evidence.Answers;

namespace Evidence.Drafting.Text;

/// <summary>Turns texts into numbered words and concepts. Safe for many threads; the same text gives the same analysis.</summary>
/// <remarks>
/// The loops of matching are compiled with all optimisations at once: a command lives for seconds, and the runtime would find out too late that they matter.
/// </remarks>
internal sealed class Lexicon
{
    private readonly Stemmer _stemmer = new();
    private const int LongestWord = 64;
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Entry>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly HashSet<string> _own = new(StringComparer.Ordinal);
    private readonly Lazy<ILookup<(char First, int Length), string>> _ownByShape;
    private readonly ConceptTrie _trie;
    private readonly string[] _conceptTerms;
    private readonly ConcurrentDictionary<int, int> _places = new();

    public Lexicon(Thesaurus thesaurus)
    {
        Thesaurus = thesaurus;
        _conceptTerms = [.. thesaurus.Concepts.Select(concept => "#" + concept.Id)];
        _lookup = _entries.GetAlternateLookup<ReadOnlySpan<char>>();
        _ownByShape = new(() => _own.Where(word => word.Length > 0).ToLookup(word => (word[0], word.Length)));
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

    /// <summary>Words the thesaurus is written with, in lower case, that begin with that letter and have that many.</summary>
    public IEnumerable<string> OwnLike(char first, int length) => _ownByShape.Value[(first, length)];

    /// <summary>What stands for a concept where stems stand for words.</summary>
    public string ConceptTerm(int concept) => _conceptTerms[concept];

    /// <summary>The stem of that number.</summary>
    public string StemText(int stem) => _stemmer.Text(stem);

    /// <summary>The place of a stem in the table of word vectors, or <see cref="WordVectors.None"/>.</summary>
    public int PlaceOf(int stem) => _places.TryGetValue(stem, out var place) ? place : _places.GetOrAdd(stem, WordVectors.Shared.PlaceOf(StemText(stem)));

    /// <summary>The number of the stem of a word.</summary>
    public int StemOf(string word) => EntryOf(word.AsSpan(), false, null).Stem;

    /// <summary>Analyses a text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="repair">Replaces a lower-case word by how it should have been written; null: as it is.</param>
    public AnalysedText Analyse(string text, Func<string, string>? repair = null)
    {
        var words = ContentWords(text, repair);
        return new(words, _trie.Find(words));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Word[] ContentWords(string text, Func<string, string>? repair)
    {
        var tokens = Tokens.Of(text);
        var words = new List<Word>(tokens.Count);
        foreach (var token in tokens)
        {
            var surface = token.In(text);
            var isAcronym = IsAcronym(surface);
            var entry = EntryOf(surface, isAcronym, repair);
            if (entry.Traits is WordTraits.None or WordTraits.Number)
            {
                words.Add(new(entry.Stem, entry.Rarity, entry.Traits | Shape(surface, isAcronym, token.OpensSentence, entry), token.Sentence));
            }
        }

        return [.. words];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Entry EntryOf(ReadOnlySpan<char> surface, bool isAcronym, Func<string, string>? repair)
    {
        Span<char> lower = surface.Length <= LongestWord ? stackalloc char[LongestWord] : new char[surface.Length];
        lower = lower[..surface.ToLowerInvariant(lower)];
        if (isAcronym || repair is null)
        {
            var entry = EntryOf(lower);

            // IT and US are names in capitals, not the function words they look like.
            return isAcronym && entry.Traits == WordTraits.Function && lower is "it" or "us" ? entry with { Traits = WordTraits.None } : entry;
        }

        return EntryOf(repair(lower.ToString()));
    }

    private static WordTraits Shape(ReadOnlySpan<char> surface, bool isAcronym, bool opensSentence, Entry entry) =>
        isAcronym ? WordTraits.Acronym : char.IsUpper(surface[0]) && !opensSentence && entry.Rarity > 35 ? WordTraits.Name : WordTraits.None;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool IsAcronym(ReadOnlySpan<char> surface)
    {
        var capitals = 0;
        foreach (var letter in surface)
        {
            capitals += char.IsUpper(letter) ? 1 : 0;
        }

        return capitals >= 2;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Entry EntryOf(ReadOnlySpan<char> lowerCase)
    {
        if (_lookup.TryGetValue(lowerCase, out var entry))
        {
            return entry;
        }

        var word = lowerCase.ToString();
        return _entries.GetOrAdd(word, Compute(word));
    }

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
            _own.Add(token.In(term).ToString().ToLowerInvariant());
        }

        return [.. words.Select(word => word with { Sentence = 0 })];
    }

    private readonly record struct Entry(int Stem, byte Rarity, WordTraits Traits);
}
