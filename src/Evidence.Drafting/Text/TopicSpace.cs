using System.Buffers;
using System.Runtime.CompilerServices;

namespace Evidence.Drafting.Text;

/// <summary>
/// Maps a text to the concepts of the thesaurus it is about, by every single word of theirs and not only by whole terms: explicit semantic
/// analysis (Gabrilovich and Markovitch 2007) with the thesaurus as its encyclopedia.
/// </summary>
internal sealed class TopicSpace
{
    private const int Kept = 24;
    private const float RelatedWorth = 0.5f;
    private readonly Dictionary<int, List<(int Concept, float Weight)>> _byStem = [];
    private readonly int _size;

    public TopicSpace(IReadOnlyList<(IReadOnlyList<Word[]> Terms, IReadOnlyList<Word[]> Related)> concepts)
    {
        _size = concepts.Count;
        var counts = concepts.Select(concept => Counts(concept.Terms, concept.Related)).ToList();
        var spread = counts.SelectMany(count => count.Keys).GroupBy(stem => stem).ToDictionary(group => group.Key, group => group.Count());
        for (var concept = 0; concept < counts.Count; concept++)
        {
            var weighed = counts[concept].Select(entry => (Stem: entry.Key, Weight: MathF.Sqrt(entry.Value) * MathF.Log((1f + counts.Count) / spread[entry.Key]))).ToList();
            var norm = MathF.Sqrt(weighed.Sum(entry => entry.Weight * entry.Weight));
            foreach (var (stem, weight) in weighed)
            {
                (_byStem.TryGetValue(stem, out var list) ? list : _byStem[stem] = []).Add((concept, weight / norm));
            }
        }
    }

    /// <summary>The concepts a text is about, as a vector of length 1; empty where it shares no word with the thesaurus.</summary>
    /// <param name="texts">The stems of texts in rising order, each once, with what each text is worth; a stem counts for the first text it stands in.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public TopicVector Of(params ReadOnlySpan<(int[] Stems, float Worth)> texts)
    {
        var weights = ArrayPool<float>.Shared.Rent(_size);
        weights.AsSpan(0, _size).Clear();
        for (var text = 0; text < texts.Length; text++)
        {
            var worth = texts[text].Worth;
            foreach (var stem in texts[text].Stems)
            {
                if (_byStem.TryGetValue(stem, out var concepts) && !StandsIn(texts[..text], stem))
                {
                    foreach (var (concept, weight) in concepts)
                    {
                        weights[concept] += worth * weight;
                    }
                }
            }
        }

        var topics = TopicVector.Of(weights.AsSpan(0, _size), Kept);
        ArrayPool<float>.Shared.Return(weights);
        return topics;
    }

    private static bool StandsIn(ReadOnlySpan<(int[] Stems, float Worth)> texts, int stem)
    {
        foreach (var (stems, _) in texts)
        {
            if (Array.BinarySearch(stems, stem) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static Dictionary<int, float> Counts(IReadOnlyList<Word[]> terms, IReadOnlyList<Word[]> related)
    {
        var counts = new Dictionary<int, float>();
        foreach (var (term, worth) in terms.Select(term => (term, 1f)).Concat(related.Select(term => (term, RelatedWorth))))
        {
            foreach (var word in term)
            {
                counts[word.Stem] = counts.GetValueOrDefault(word.Stem) + (worth / MathF.Sqrt(term.Length));
            }
        }

        return counts;
    }
}
