using System.Collections.Concurrent;
using Evidence.Drafting.Text;
using Lucene.Net.Index;

namespace Evidence.Drafting.Matching;

/// <summary>How rare stems and concepts are in the library, from 0 (in every entry) to 1 (in none).</summary>
internal sealed class Rarities(IndexReader reader, Lexicon lexicon)
{
    private readonly ConcurrentDictionary<string, int> _frequencies = new(StringComparer.Ordinal);

    public int Entries => reader.NumDocs;

    public double OfStem(int stem) => Of(lexicon.StemText(stem));

    public double OfConcept(int concept) => Of(ConceptTerm(concept));

    public bool IsNovelStem(int stem) => FrequencyOf(lexicon.StemText(stem)) == 0;

    public bool IsNovelConcept(int concept) => FrequencyOf(ConceptTerm(concept)) == 0;

    /// <summary>In how many entries a term stands, in the field where it stands most often.</summary>
    public int FrequencyOf(string term) => _frequencies.GetOrAdd(term, Count);

    /// <summary>How many entries rest on a clause or a part of it.</summary>
    public int EntriesOn(ClauseReference clause) =>
        _frequencies.GetOrAdd($"\u0001{clause.Framework}:{clause.Clause}", _ => Math.Max(1, reader.DocFreq(new(IndexFields.Clause, $"{clause.Framework}:{clause.Clause}"))));

    private double Of(string term) => Math.Log((reader.NumDocs + 1.0) / (FrequencyOf(term) + 0.5)) / Math.Log((reader.NumDocs + 1.0) / 0.5);

    private string ConceptTerm(int concept) => IndexFields.ConceptTerm(lexicon.Thesaurus.Concepts[concept].Id);

    private int Count(string term) =>
        Math.Max(reader.DocFreq(new(IndexFields.Question, term)), Math.Max(reader.DocFreq(new(IndexFields.Answer, term)), reader.DocFreq(new(IndexFields.Evidence, term))));
}
