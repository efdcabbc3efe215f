namespace Evidence.Drafting.Text;

/// <summary>A text as matching sees it: its content words in order, and the concepts they name.</summary>
/// <param name="Words">Content words; function words and negations are left out.</param>
/// <param name="Concepts">Every term of the thesaurus found, also inside longer ones, by start and then longest first.</param>
internal sealed record AnalysedText(Word[] Words, ConceptHit[] Concepts)
{
    public static AnalysedText Empty { get; } = new([], []);
}
