namespace Evidence.Drafting.Matching;

/// <summary>How alike a question and an entry are in the concepts they name, rare concepts counting more.</summary>
internal static class ConceptCosine
{
    private const float QuestionWorth = 1;
    private const float AnswerWorth = 0.5f;

    public static double Of(TextBag question, AnalysedEntry entry, Rarities rarities)
    {
        double dot = 0, own = 0;
        foreach (var concept in question.Concepts)
        {
            var rarity = rarities.OfConcept(concept);
            var strength = question.StrengthOf(concept) * rarity;
            dot += strength * Strength(entry, concept) * rarity;
            own += strength * strength;
        }

        return dot == 0 ? 0 : dot / Math.Sqrt(own * entry.ConceptNorm(rarities));
    }

    /// <summary>How strongly an entry names a concept, in its questions or less in its answer.</summary>
    public static float Strength(AnalysedEntry entry, int concept)
    {
        var best = AnswerWorth * entry.AnswerBag.StrengthOf(concept);
        foreach (var bag in entry.QuestionBags)
        {
            best = Math.Max(best, QuestionWorth * bag.StrengthOf(concept));
        }

        return best;
    }
}
