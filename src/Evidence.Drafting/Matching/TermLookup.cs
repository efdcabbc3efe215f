using System.Collections.Concurrent;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Evidence.Drafting.Matching;

/// <summary>Looks terms of one field up in an index. What Lucene makes anew for each look-up, and is large, is kept for the next one. Safe for many threads.</summary>
internal sealed class TermLookup(IndexReader reader, string field)
{
    private readonly ConcurrentBag<TermsEnum?[]> _idle = [];

    /// <summary>In how many entries the term stands.</summary>
    public int FrequencyOf(string term) => Look(term, static (found, _, sum) => sum + found.DocFreq, 0);

    /// <summary>Asks for the term, without looking it up again.</summary>
    public TermQuery QueryFor(string term) => new(new Term(field, term), Look(term, Register, new TermContext(reader.Context)));

    private static TermContext Register(TermsEnum found, int leaf, TermContext context)
    {
        context.Register(found.GetTermState(), leaf, found.DocFreq, found.TotalTermFreq);
        return context;
    }

    private T Look<T>(string term, Func<TermsEnum, int, T, T> add, T result)
    {
        var bytes = new BytesRef(term);
        var seekers = _idle.TryTake(out var kept) ? kept : Open();
        for (var leaf = 0; leaf < seekers.Length; leaf++)
        {
            if (seekers[leaf] is { } seeker && seeker.SeekExact(bytes))
            {
                result = add(seeker, leaf, result);
            }
        }

        _idle.Add(seekers);
        return result;
    }

    // A leaf without the field has nothing to look in.
    private TermsEnum?[] Open() => [.. reader.Leaves.Select(leaf => leaf.AtomicReader.GetTerms(field)?.GetEnumerator())];
}
