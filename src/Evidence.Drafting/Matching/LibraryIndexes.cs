using Evidence.Answers;
using Evidence.Drafting.Text;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Index;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace Evidence.Drafting.Matching;

/// <summary>
/// Builds or opens the index of a library. With a folder the index is kept there and only what changed is indexed again; where another process
/// is writing to it, the index is built in memory instead.
/// </summary>
internal sealed class LibraryIndexes(Lexicon lexicon, Func<string, string?> titleOf, string? folder) : IDisposable
{
    private const int Chunk = 1024;
    private readonly System.Threading.Lock _gate = new();
    private const int MostOpen = 2;

    private readonly List<(IReadOnlyList<LibraryAnswer> Library, LibraryIndex Index)> _open = [];

    /// <summary>The index of that library, held for the caller, who releases it; the last libraries stay open besides.</summary>
    public LibraryIndex For(IReadOnlyList<LibraryAnswer> library)
    {
        lock (_gate)
        {
            var known = _open.FindIndex(open => ReferenceEquals(open.Library, library));
            if (known >= 0 && _open[known].Index.TryHold())
            {
                return _open[known].Index;
            }

            var digests = new (long Key, long Content)[library.Count];
            Parallel.For(0, library.Count, at => digests[at] = (EntryDigest.Key(library[at].Id), EntryDigest.Content(library[at])));
            var index = new LibraryIndex(Open(library, digests), library, Array.ConvertAll(digests, digest => digest.Key), lexicon, titleOf);
            index.TryHold();
            Keep(library, index);
            return index;
        }
    }

    public void Dispose()
    {
        foreach (var (_, index) in _open)
        {
            index.Dispose();
        }
    }

    private void Keep(IReadOnlyList<LibraryAnswer> library, LibraryIndex index)
    {
        _open.Insert(0, (library, index));
        while (_open.Count > MostOpen)
        {
            // Another thread may still be using it: its files close when the last one has released it.
            _open[^1].Index.Dispose();
            _open.RemoveAt(_open.Count - 1);
        }
    }

    private DirectoryReader Open(IReadOnlyList<LibraryAnswer> library, (long Key, long Content)[] digests)
    {
        if (folder is null)
        {
            return Fill(new RAMDirectory(), library, digests);
        }

        var kept = FSDirectory.Open(new DirectoryInfo(Path.Combine(folder, $"{IndexFields.Edition}-{EntryDigest.Hex(lexicon.Thesaurus)}")));
        try
        {
            return Fill(kept, library, digests);
        }
        catch (Exception fault) when (fault is LockObtainFailedException or IOException or UnauthorizedAccessException or CorruptIndexException)
        {
            kept.Dispose();
            return Fill(new RAMDirectory(), library, digests);
        }
    }

    // Opened once where nothing changed: opening takes longer than reading what is kept.
    private DirectoryReader Fill(Lucene.Net.Store.Directory directory, IReadOnlyList<LibraryAnswer> library, (long Key, long Content)[] digests)
    {
        var reader = DirectoryReader.IndexExists(directory) ? DirectoryReader.Open(directory) : null;
        var kept = reader is null ? [] : ReadKept(reader);
        var changed = new List<int>();
        for (var at = 0; at < library.Count; at++)
        {
            if (!kept.Remove(digests[at].Key, out var content) || content != digests[at].Content)
            {
                changed.Add(at);
            }
        }

        if (reader is not null && changed.Count == 0 && kept.Count == 0)
        {
            return reader;
        }

        reader?.Dispose();
        Write(directory, library, digests, changed, kept.Keys);
        return DirectoryReader.Open(directory);
    }

    private static Dictionary<long, long> ReadKept(DirectoryReader reader)
    {
        var kept = new Dictionary<long, long>(reader.NumDocs);
        foreach (var leaf in reader.Leaves)
        {
            var keys = leaf.AtomicReader.GetNumericDocValues(IndexFields.Key);
            var contents = leaf.AtomicReader.GetNumericDocValues(IndexFields.Content);
            var live = leaf.AtomicReader.LiveDocs;
            for (var document = 0; document < leaf.Reader.MaxDoc; document++)
            {
                if (live is null || live.Get(document))
                {
                    kept[keys.Get(document)] = contents.Get(document);
                }
            }
        }

        return kept;
    }

    private void Write(Lucene.Net.Store.Directory directory, IReadOnlyList<LibraryAnswer> library, (long Key, long Content)[] digests, List<int> changed, IReadOnlyCollection<long> gone)
    {
        var config = new IndexWriterConfig(LuceneVersion.LUCENE_48, new KeywordAnalyzer())
        {
            Similarity = new BM25Similarity(1.2f, 0.5f),
            RAMBufferSizeMB = 64,
            UseCompoundFile = true,
        };
        using var writer = new IndexWriter(directory, config);
        foreach (var key in gone.Concat(changed.Select(at => digests[at].Key)))
        {
            writer.DeleteDocuments(new Term(IndexFields.Key + "s", key.ToString("x16")));
        }

        using var documents = new EntryDocument(lexicon, titleOf);
        foreach (var chunk in changed.Chunk(Chunk))
        {
            writer.AddDocuments(chunk.AsParallel().AsOrdered().Select(at => documents.Make(library[at], digests[at].Key, digests[at].Content)).ToList());
        }

        writer.Commit();
    }
}
