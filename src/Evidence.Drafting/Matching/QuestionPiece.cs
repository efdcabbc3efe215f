using Evidence.Drafting.Text;

namespace Evidence.Drafting.Matching;

/// <summary>A word or phrase of a question that wants to be found in the entry that answers it.</summary>
/// <param name="Words">Its content words.</param>
/// <param name="Concepts">Concepts it names as a whole.</param>
/// <param name="Inner">Concepts its words name one by one; the same as <see cref="Concepts"/> for a single word.</param>
/// <param name="Weight">How much it matters: rare words more.</param>
/// <param name="IsNovel">True where the library has neither the words nor a concept of it.</param>
internal sealed record QuestionPiece(Word[] Words, ConceptHit[] Concepts, ConceptHit[][] Inner, double Weight, bool IsNovel)
{
    public bool IsName => Words.Any(word => word.Is(WordTraits.Acronym | WordTraits.Name));

    public bool IsNumber => Words.All(word => word.Is(WordTraits.Number));
}
