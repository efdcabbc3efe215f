using Evidence.Drafting.Text;

namespace Evidence.Drafting.Matching;

/// <summary>The stems and concepts of a text as sets that are quick to look things up in.</summary>
internal sealed class TextBag
{
    private readonly int[] _stems;
    private readonly int[] _concepts;
    private readonly float[] _strengths;

    public TextBag(ReadOnlySpan<Word> words, IEnumerable<ConceptHit> hits)
    {
        var stems = new HashSet<int>();
        foreach (var word in words)
        {
            stems.Add(word.Stem);
        }

        _stems = [.. stems.Order()];
        var strongest = hits.GroupBy(hit => hit.Concept).Select(group => (Concept: group.Key, Strength: group.Max(hit => hit.Strength))).OrderBy(hit => hit.Concept).ToArray();
        _concepts = [.. strongest.Select(hit => hit.Concept)];
        _strengths = [.. strongest.Select(hit => hit.Strength)];
    }

    public ReadOnlySpan<int> Stems => _stems;

    public ReadOnlySpan<int> Concepts => _concepts;

    public bool HasStem(int stem) => Array.BinarySearch(_stems, stem) >= 0;

    /// <summary>How strongly the text names a concept: 1 by a term, less by a related one, 0 not at all.</summary>
    public float StrengthOf(int concept) => Array.BinarySearch(_concepts, concept) is >= 0 and var at ? _strengths[at] : 0;

    public static TextBag Of(AnalysedText text) => new(text.Words, text.Concepts);
}
