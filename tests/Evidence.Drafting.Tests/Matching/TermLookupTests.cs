using Evidence.Drafting.Matching;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace Evidence.Drafting.Tests.Matching;

public sealed class TermLookupTests : IDisposable
{
    private const string Words = "w";
    private readonly RAMDirectory _directory = new();
    private readonly DirectoryReader _reader;

    // Two commits make two leaves; the second has no word of the first but "bias", and a third has not the field at all.
    public TermLookupTests()
    {
        using var writer = new IndexWriter(_directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, new WhitespaceAnalyzer(LuceneVersion.LUCENE_48)) { MergePolicy = NoMergePolicy.COMPOUND_FILES });
        foreach (var (field, texts) in new[] { (Words, new[] { "bias test", "bias drift drift", "model" }), (Words, ["bias audit"]), ("other", ["bias"]) })
        {
            writer.AddDocuments(texts.Select(text => new Document { new TextField(field, text, Field.Store.NO) }));
            writer.Commit();
        }

        _reader = DirectoryReader.Open(_directory);
    }

    [Theory]
    [InlineData("bias", 3)]
    [InlineData("drift", 1)]
    [InlineData("audit", 1)]
    [InlineData("absent", 0)]
    public void Frequency_OfATerm_CountsTheEntriesOfEveryLeafEachTimeItIsAsked(string term, int expected)
    {
        var lookup = new TermLookup(_reader, Words);

        Assert.Equal([expected, expected], new[] { lookup.FrequencyOf(term), lookup.FrequencyOf(term) });
    }

    [Theory]
    [InlineData("bias")]
    [InlineData("drift")]
    [InlineData("absent")]
    public void Query_ForATerm_FindsAndScoresWhatLucenesOwnDoes(string term)
    {
        var searcher = new IndexSearcher(_reader);
        var lookup = new TermLookup(_reader, Words);

        var found = searcher.Search(lookup.QueryFor(term), 9).ScoreDocs.Select(hit => (hit.Doc, hit.Score));

        Assert.Equal(searcher.Search(new TermQuery(new Term(Words, term)), 9).ScoreDocs.Select(hit => (hit.Doc, hit.Score)), found);
    }

    public void Dispose()
    {
        _reader.Dispose();
        _directory.Dispose();
    }
}
