using System.Runtime.CompilerServices;

namespace Evidence.Drafting.Matching;

/// <summary>How well a piece of a question is found in a text.</summary>
internal static class Alignment
{
    private const double ConceptMatch = 0.92;

    // A term of the field is more than its words: "password length" is not found where only a password is.
    private const double InnerMatch = 0.5;
    private const double LooseMatch = 0.85;

    /// <summary>From 0 (not at all) to 1 (in the same words).</summary>
    /// <param name="piece">What is looked for.</param>
    /// <param name="bag">Where.</param>
    /// <param name="rarities">A broad concept is worth less than a narrow one.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Of(QuestionPiece piece, TextBag bag, Rarities rarities)
    {
        if (Present(piece, bag) == piece.Words.Length)
        {
            return 1;
        }

        var best = ByConcept(piece.Concepts, bag, rarities);
        return piece.Words.Length == 1 ? best : Math.Max(best, (piece.Concepts.Length > 0 ? InnerMatch : LooseMatch) * WordByWord(piece, bag, rarities));
    }

    /// <summary>The share of the words themselves that is there, concepts left aside.</summary>
    public static double Literal(QuestionPiece piece, TextBag bag) => (double)Present(piece, bag) / piece.Words.Length;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Present(QuestionPiece piece, TextBag bag)
    {
        var present = 0;
        foreach (var word in piece.Words)
        {
            present += bag.HasStem(word.Stem) ? 1 : 0;
        }

        return present;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double WordByWord(QuestionPiece piece, TextBag bag, Rarities rarities)
    {
        var sum = 0.0;
        for (var at = 0; at < piece.Words.Length; at++)
        {
            sum += bag.HasStem(piece.Words[at].Stem) ? 1 : ByConcept(piece.Inner[at], bag, rarities);
        }

        return sum / piece.Words.Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double ByConcept(Text.ConceptHit[] hits, TextBag bag, Rarities rarities)
    {
        var best = 0.0;
        foreach (var hit in hits)
        {
            var strength = bag.StrengthOf(hit.Concept);
            if (strength > 0)
            {
                best = Math.Max(best, ConceptMatch * hit.Strength * strength * (0.45 + (0.55 * rarities.OfConcept(hit.Concept))));
            }
        }

        return best;
    }
}
