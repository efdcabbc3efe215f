using System.Runtime.CompilerServices;
using Evidence.Drafting.Text;

namespace Evidence.Drafting.Matching;

/// <summary>Cuts texts into the pieces that matching looks for, weighed by how rare they are in the library.</summary>
internal sealed class PieceCutter(Rarities rarities)
{
    /// <summary>The pieces of a text: the longest terms of the thesaurus, else single words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public QuestionPiece[] Cut(AnalysedText text, double scale)
    {
        var pieces = new List<QuestionPiece>(text.Words.Length);
        for (var at = 0; at < text.Words.Length;)
        {
            var length = LongestAt(text.Concepts, at);
            var words = text.Words.AsSpan(at, length);
            if (!Holds(pieces, words))
            {
                pieces.Add(Piece(text, at, words, scale));
            }

            at += length;
        }

        return [.. pieces];
    }

    private QuestionPiece Piece(AnalysedText text, int start, ReadOnlySpan<Word> words, double scale)
    {
        var whole = HitsAt(text.Concepts, start, words.Length);
        var inner = new ConceptHit[words.Length][];
        var weight = 0.0;
        var isNovel = true;
        for (var at = 0; at < words.Length; at++)
        {
            inner[at] = words.Length == 1 ? whole : HitsAt(text.Concepts, start + at, 1);
            weight += Importance(words[at]);
            isNovel &= rarities.IsNovelStem(words[at].Stem) && AreNovel(inner[at]);
        }

        isNovel = words.Length > 1 && whole.Length > 0 ? AreNovel(whole) : isNovel && AreNovel(whole);
        return new(words.ToArray(), whole, inner, weight / Math.Sqrt(words.Length) * scale, isNovel);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int LongestAt(ConceptHit[] hits, int start)
    {
        var longest = 1;
        foreach (ref readonly var hit in hits.AsSpan())
        {
            longest = hit.Start == start && hit.Strength >= 1 && hit.Length > longest ? hit.Length : longest;
        }

        return longest;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ConceptHit[] HitsAt(ConceptHit[] hits, int start, int length)
    {
        // Hits lie by their start: those of one start in a row.
        var first = 0;
        while (first < hits.Length && hits[first].Start < start)
        {
            first++;
        }

        var count = 0;
        for (var at = first; at < hits.Length && hits[at].Start == start; at++)
        {
            count += hits[at].Length == length ? 1 : 0;
        }

        return count == 0 ? [] : Taken(hits, first, length, count);
    }

    private static ConceptHit[] Taken(ConceptHit[] hits, int first, int length, int count)
    {
        var found = new ConceptHit[count];
        for (var (at, next) = (first, 0); next < count; at++)
        {
            if (hits[at].Length == length)
            {
                found[next++] = hits[at];
            }
        }

        return found;
    }

    private static bool Holds(List<QuestionPiece> pieces, ReadOnlySpan<Word> words)
    {
        foreach (var piece in pieces)
        {
            if (SameStems(piece.Words, words))
            {
                return true;
            }
        }

        return false;
    }

    private static bool SameStems(ReadOnlySpan<Word> left, ReadOnlySpan<Word> right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        for (var at = 0; at < left.Length; at++)
        {
            if (left[at].Stem != right[at].Stem)
            {
                return false;
            }
        }

        return true;
    }

    private bool AreNovel(ConceptHit[] hits) => Array.TrueForAll(hits, hit => rarities.IsNovelConcept(hit.Concept));

    private double Importance(Word word) =>
        rarities.OfStem(word.Stem)
        * (word.Is(WordTraits.Acronym) ? 1.2 : word.Is(WordTraits.Number) ? 0.6 : word.Rarity switch { <= 10 => 0.65, <= 20 => 0.85, _ => 1.0 });
}
