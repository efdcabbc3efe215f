using Evidence.Drafting.Text;

namespace Evidence.Drafting.Matching;

/// <summary>Cuts texts into the pieces that matching looks for, weighed by how rare they are in the library.</summary>
internal sealed class PieceCutter(Rarities rarities)
{
    /// <summary>The pieces of a text: the longest terms of the thesaurus, else single words.</summary>
    public QuestionPiece[] Cut(AnalysedText text, double scale)
    {
        var pieces = new List<QuestionPiece>();
        var seen = new HashSet<string>();
        for (var at = 0; at < text.Words.Length;)
        {
            var length = text.Concepts.Where(hit => hit.Start == at && hit.Strength >= 1).Select(hit => hit.Length).DefaultIfEmpty(1).Max();
            var piece = Piece(text, at, length, scale);
            if (seen.Add(string.Join(' ', piece.Words.Select(word => word.Stem))))
            {
                pieces.Add(piece);
            }

            at += length;
        }

        return [.. pieces];
    }

    private QuestionPiece Piece(AnalysedText text, int start, int length, double scale)
    {
        var words = text.Words.AsSpan(start, length).ToArray();
        var whole = text.Concepts.Where(hit => hit.Start == start && hit.Length == length).ToArray();
        var inner = Enumerable.Range(start, length).Select(at => text.Concepts.Where(hit => hit.Start == at && hit.Length == 1).ToArray()).ToArray();
        var weight = words.Sum(Importance) / Math.Sqrt(length);
        var isNovel = length > 1 && whole.Length > 0 ? whole.All(hit => rarities.IsNovelConcept(hit.Concept)) : words.All(word => rarities.IsNovelStem(word.Stem)) && whole.Concat(inner.SelectMany(hits => hits)).All(hit => rarities.IsNovelConcept(hit.Concept));
        return new(words, whole, inner, weight * scale, isNovel);
    }

    private double Importance(Word word) =>
        rarities.OfStem(word.Stem)
        * (word.Is(WordTraits.Acronym) ? 1.2 : word.Is(WordTraits.Number) ? 0.6 : word.Rarity switch { <= 10 => 0.65, <= 20 => 0.85, _ => 1.0 });
}
