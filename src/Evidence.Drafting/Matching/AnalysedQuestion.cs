using Evidence.Drafting.Text;

namespace Evidence.Drafting.Matching;

/// <summary>A question as matching sees it.</summary>
/// <param name="Text">The question, or one part of it.</param>
/// <param name="Pieces">What wants to be found.</param>
/// <param name="Context">What the headings above it name; worth less.</param>
/// <param name="Clauses">Clauses it cites.</param>
/// <param name="Asked">What kind of answer it wants.</param>
/// <param name="Product">Product it is about; null: none named.</param>
/// <param name="Bag">Its stems and concepts.</param>
/// <param name="Topics">What it is about.</param>
/// <param name="Identifiers">Standards, reports and protocols it names, where it cites no clause of them.</param>
/// <param name="Near">Its words by their meaning.</param>
internal sealed record AnalysedQuestion(
    string Text,
    QuestionPiece[] Pieces,
    QuestionPiece[] Context,
    IReadOnlyList<ClauseReference> Clauses,
    AskedFor Asked,
    string? Product,
    TextBag Bag,
    TopicVector Topics,
    IReadOnlyList<string> Identifiers,
    NearText Near)
{
    public double Weight { get; } = Pieces.Sum(piece => piece.Weight);
}
