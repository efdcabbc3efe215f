using System.Collections.Concurrent;
using Evidence.Drafting.Text;
using Lucene.Net.Index;

namespace Evidence.Drafting.Matching;

/// <summary>How rare stems and concepts are in the library, from 0 (in every entry) to 1 (in none).</summary>
internal sealed class Rarities(IndexReader reader, TermLookup words, Lexicon lexicon)
{
    // In a library of a few entries every word would be frequent.
    private const int SmallestSize = 60;
    private readonly int _size = Math.Max(SmallestSize, reader.NumDocs);
    private readonly TermLookup _clauses = new(reader, IndexFields.Clause);
    private readonly TermLookup _topics = new(reader, IndexFields.Topic);
    private readonly ConcurrentDictionary<string, int> _frequencies = new(StringComparer.Ordinal);

    // Zero stands for "not looked up yet"; looking up twice gives the same.
    private readonly double[] _concepts = new double[lexicon.Thesaurus.Concepts.Count];
    private readonly ConcurrentDictionary<int, double> _stems = new();

    public int Entries => reader.NumDocs;

    public double OfStem(int stem) => _stems.TryGetValue(stem, out var rarity) ? rarity : _stems.GetOrAdd(stem, Of(lexicon.StemText(stem)));

    public double OfConcept(int concept)
    {
        var known = _concepts[concept];
        return known > 0 ? known : _concepts[concept] = Of(lexicon.ConceptTerm(concept));
    }

    public bool IsNovelStem(int stem) => FrequencyOf(lexicon.StemText(stem)) == 0;

    public bool IsNovelConcept(int concept) => FrequencyOf(lexicon.ConceptTerm(concept)) == 0;

    /// <summary>In how many entries a term stands.</summary>
    public int FrequencyOf(string term) => _frequencies.TryGetValue(term, out var known) ? known : _frequencies.GetOrAdd(term, words.FrequencyOf(term));

    /// <summary>How many entries are about a concept, among others.</summary>
    public int EntriesAbout(int concept) =>
        _frequencies.GetOrAdd("\u0002" + lexicon.ConceptTerm(concept), term => _topics.FrequencyOf(term[1..]));

    /// <summary>How many entries rest on a clause or a part of it.</summary>
    public int EntriesOn(ClauseReference clause) =>
        _frequencies.GetOrAdd($"\u0001{clause.Framework}:{clause.Clause}", _ => Math.Max(1, _clauses.FrequencyOf($"{clause.Framework}:{clause.Clause}")));

    private double Of(string term) => Math.Log((_size + 1.0) / (FrequencyOf(term) + 0.5)) / Math.Log((_size + 1.0) / 0.5);
}
