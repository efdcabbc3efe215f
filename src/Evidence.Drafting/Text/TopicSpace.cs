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

    public TopicSpace(IReadOnlyList<(IReadOnlyList<Word[]> Terms, IReadOnlyList<Word[]> Related)> concepts)
    {
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
    /// <param name="texts">Texts with what each is worth.</param>
    public TopicVector Of(params ReadOnlySpan<(AnalysedText Text, float Worth)> texts)
    {
        var weights = new Dictionary<int, float>();
        var seen = new HashSet<int>();
        foreach (var (text, worth) in texts)
        {
            foreach (var word in text.Words)
            {
                if (seen.Add(word.Stem) && _byStem.TryGetValue(word.Stem, out var concepts))
                {
                    AddTo(weights, concepts, worth);
                }
            }
        }

        return TopicVector.Of(weights.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key).Take(Kept));
    }

    private static void AddTo(Dictionary<int, float> weights, List<(int Concept, float Weight)> concepts, float worth)
    {
        foreach (var (concept, weight) in concepts)
        {
            weights[concept] = weights.GetValueOrDefault(concept) + (worth * weight);
        }
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
