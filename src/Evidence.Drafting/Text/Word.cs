namespace Evidence.Drafting.Text;

/// <summary>A word of a text.</summary>
/// <param name="Stem">Number of its stem in the lexicon.</param>
/// <param name="Rarity">How rare it is in English: 10 (the thousand most common) to 100 (in no list).</param>
/// <param name="Traits">What its form tells.</param>
/// <param name="Sentence">Number of its sentence, from 0.</param>
internal readonly record struct Word(int Stem, byte Rarity, WordTraits Traits, short Sentence)
{
    public bool IsContent => (Traits & (WordTraits.Function | WordTraits.Negation)) == 0;

    public bool Is(WordTraits trait) => (Traits & trait) != 0;
}
