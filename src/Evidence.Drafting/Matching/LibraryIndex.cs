using Evidence.Answers;
using Evidence.Drafting.Text;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;

namespace Evidence.Drafting.Matching;

/// <summary>The library in a Lucene index: quick candidates, and how rare words and concepts are in it. Safe for many threads once open.</summary>
internal sealed class LibraryIndex : IDisposable
{
    private readonly Lexicon _lexicon;
    private readonly Lucene.Net.Store.Directory _directory;
    private readonly DirectoryReader _reader;
    private readonly IndexSearcher _searcher;
    private readonly Dictionary<long, int> _positions;
    private readonly int[] _positionOfDocument;
    private readonly AnalysedEntry?[] _analysed;
    private readonly Func<string, string?> _titleOf;
    private readonly Rarities _rarities;
    private readonly TermLookup _words;
    private readonly TermLookup _topics;
    private readonly TermLookup _forms;

    public LibraryIndex(DirectoryReader reader, IReadOnlyList<LibraryAnswer> library, long[] keys, Lexicon lexicon, Func<string, string?> titleOf)
    {
        Library = library;
        _lexicon = lexicon;
        _titleOf = titleOf;
        _directory = reader.Directory;
        _reader = reader;
        _searcher = new(_reader) { Similarity = new BM25Similarity(1.2f, 0.5f) };
        _positions = new(library.Count);
        for (var at = 0; at < library.Count; at++)
        {
            _positions.TryAdd(keys[at], at);
        }

        _positionOfDocument = ReadPositions();
        _analysed = new AnalysedEntry?[library.Count];
        (_words, _topics, _forms) = (new(_reader, IndexFields.Words), new(_reader, IndexFields.Topic), new(_reader, IndexFields.Form));
        _rarities = new(_reader, _words, lexicon);
    }

    public IReadOnlyList<LibraryAnswer> Library { get; }

    /// <summary>How rare stems and concepts are in the library.</summary>
    public Rarities Rarities => _rarities;

    /// <summary>The entry at that place of the library, analysed.</summary>
    public AnalysedEntry Entry(int position) => _analysed[position] ??= new(Library[position], _lexicon, _rarities, _titleOf);

    /// <summary>The entries nearest to a query, best first, with Lucene's score.</summary>
    public IReadOnlyList<(int Position, float Score)> Search(Query query, int count) =>
        [.. _searcher.Search(query, count).ScoreDocs
            .Select(found => (Position: _positionOfDocument[found.Doc], found.Score))
            .Where(found => found.Position >= 0)
            .OrderByDescending(found => found.Score).ThenBy(found => found.Position)];

    /// <summary>True where the library writes this lower-case word.</summary>
    public bool HasForm(string word) => _forms.FrequencyOf(word) > 0;

    /// <summary>Asks for entries with a word or concept.</summary>
    public TermQuery WithTerm(string term, float boost) => Boosted(_words.QueryFor(term), boost);

    /// <summary>Asks for entries about a topic.</summary>
    public TermQuery WithTopic(string term, float boost) => Boosted(_topics.QueryFor(term), boost);

    /// <summary>Words of the library within some edits of a word, most frequent first.</summary>
    public IEnumerable<string> FormsNear(string word, int edits)
    {
        var terms = MultiFields.GetTerms(_reader, IndexFields.Form);
        if (terms is null)
        {
            yield break;
        }

        var near = new FuzzyTermsEnum(terms, new(), new(IndexFields.Form, word), edits, 1, true);
        while (near.MoveNext())
        {
            yield return near.Term.Utf8ToString();
        }
    }

    /// <summary>Keeps the index open until <see cref="Release"/>; false where it is closed already.</summary>
    public bool TryHold() => _reader.TryIncRef();

    /// <summary>Gives up one hold; the last one closes the files.</summary>
    public void Release()
    {
        _reader.DecRef();
        if (_reader.RefCount == 0)
        {
            _directory.Dispose();
        }
    }

    /// <summary>Gives up the hold it was opened with.</summary>
    public void Dispose() => Release();

    private static TermQuery Boosted(TermQuery query, float boost)
    {
        query.Boost = boost;
        return query;
    }

    private int[] ReadPositions()
    {
        var positions = new int[_reader.MaxDoc];
        Array.Fill(positions, -1);
        foreach (var leaf in _reader.Leaves)
        {
            var keys = leaf.AtomicReader.GetNumericDocValues(IndexFields.Key);
            for (var document = 0; document < leaf.Reader.MaxDoc; document++)
            {
                positions[leaf.DocBase + document] = keys is not null && _positions.TryGetValue(keys.Get(document), out var at) ? at : -1;
            }
        }

        return positions;
    }
}
