using System.Runtime.CompilerServices;
using Evidence.Drafting.Text;

namespace Evidence.Drafting.Matching;

/// <summary>The stems and concepts of a text as sets that are quick to look things up in.</summary>
internal sealed class TextBag
{
    private readonly int[] _stems;
    private readonly int[] _concepts;
    private readonly float[] _strengths;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public TextBag(ReadOnlySpan<Word> words, ReadOnlySpan<ConceptHit> hits)
    {
        _stems = Distinct(words);
        var order = hits.ToArray();
        Array.Sort(order, static (left, right) => left.Concept != right.Concept ? left.Concept.CompareTo(right.Concept) : right.Strength.CompareTo(left.Strength));
        _concepts = new int[order.Length];
        _strengths = new float[order.Length];
        var count = 0;
        foreach (var hit in order)
        {
            if (count == 0 || _concepts[count - 1] != hit.Concept)
            {
                _concepts[count] = hit.Concept;
                _strengths[count++] = hit.Strength;
            }
        }

        Array.Resize(ref _concepts, count);
        Array.Resize(ref _strengths, count);
    }

    /// <summary>In rising order, each once.</summary>
    public int[] Stems => _stems;

    public ReadOnlySpan<int> Concepts => _concepts;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool HasStem(int stem) => Array.BinarySearch(_stems, stem) >= 0;

    /// <summary>How strongly the text names a concept: 1 by a term, less by a related one, 0 not at all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public float StrengthOf(int concept) => Array.BinarySearch(_concepts, concept) is >= 0 and var at ? _strengths[at] : 0;

    public static TextBag Of(AnalysedText text) => new(text.Words, text.Concepts);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int[] Distinct(ReadOnlySpan<Word> words)
    {
        var stems = new int[words.Length];
        for (var at = 0; at < words.Length; at++)
        {
            stems[at] = words[at].Stem;
        }

        Array.Sort(stems);
        var count = 0;
        foreach (var stem in stems)
        {
            if (count == 0 || stems[count - 1] != stem)
            {
                stems[count++] = stem;
            }
        }

        Array.Resize(ref stems, count);
        return stems;
    }
}
