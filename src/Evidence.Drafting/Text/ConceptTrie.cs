using System.Runtime.CompilerServices;
using Evidence.Answers;

namespace Evidence.Drafting.Text;

/// <summary>Finds the terms of the thesaurus in a row of content words.</summary>
internal sealed class ConceptTrie
{
    /// <summary>What a related term is worth beside a term that means the concept.</summary>
    public const float RelatedStrength = 0.55f;

    private readonly Dictionary<long, int> _edges = [];
    private readonly List<List<(int Concept, float Strength)>?> _ends = [null];

    public ConceptTrie(Thesaurus thesaurus, Func<string, Word[]> words)
    {
        for (var concept = 0; concept < thesaurus.Concepts.Count; concept++)
        {
            Add(thesaurus.Concepts[concept].Terms, concept, 1, words);
            Add(thesaurus.Concepts[concept].Related, concept, RelatedStrength, words);
        }
    }

    /// <summary>Every term found, by start and then longest first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ConceptHit[] Find(ReadOnlySpan<Word> words)
    {
        var hits = new List<ConceptHit>(words.Length);
        for (var start = 0; start < words.Length; start++)
        {
            var first = hits.Count;
            var node = 0;
            for (var at = start; at < words.Length && words[at].Sentence == words[start].Sentence && _edges.TryGetValue(Edge(node, words[at].Stem), out node); at++)
            {
                if (_ends[node] is { } ends)
                {
                    foreach (var (concept, strength) in ends)
                    {
                        hits.Add(new(concept, strength, start, at - start + 1));
                    }
                }
            }

            if (hits.Count - first > 1)
            {
                hits.Reverse(first, hits.Count - first);
            }
        }

        return [.. hits];
    }

    private static long Edge(int node, int stem) => ((long)node << 32) | (uint)stem;

    private void Add(IReadOnlyList<string> terms, int concept, float strength, Func<string, Word[]> words)
    {
        foreach (var term in terms)
        {
            var node = 0;
            foreach (var word in words(term))
            {
                if (!_edges.TryGetValue(Edge(node, word.Stem), out var next))
                {
                    next = _ends.Count;
                    _ends.Add(null);
                    _edges.Add(Edge(node, word.Stem), next);
                }

                node = next;
            }

            if (node != 0 && (_ends[node] ??= []).All(end => end.Concept != concept))
            {
                _ends[node]!.Add((concept, strength));
            }
        }
    }
}
