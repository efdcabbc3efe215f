using Evidence.Drafting.Matching;
using Evidence.Drafting.Text;

namespace Evidence.Drafting.Extractive;

/// <summary>
/// Adds to the answer of a compound question what its parts need. Better silent than wrong: a part gets an answer of its own only where that is as sure as a
/// draft must be and the part can be understood by itself; a part that neither has one nor is dealt with by the first answer is left open.
/// </summary>
internal static class PartsSelection
{
    // Of what a part asks about, by weight.
    private const double DealtWith = 0.6;

    /// <summary>The first answer, what is added to it, and the parts that stay open.</summary>
    /// <param name="whole">The question as a whole, ranked.</param>
    /// <param name="first">The answer to it, a single one that may leave.</param>
    /// <param name="parts">Its parts, in order.</param>
    /// <param name="draftAtLeast">Confidence from which an answer is drafted.</param>
    public static Selection Of(Ranking whole, Selection first, IReadOnlyList<RankedPart> parts, double draftAtLeast)
    {
        var own = first.Answers[0];
        var itself = parts.Where(part => part.Selection.Answers is [var answer, ..] && answer.Answer.Id == own.Answer.Id).ToList();
        var others = parts.Except(itself).ToList();
        var added = itself.Count == 0 ? [] : others.Where(part => IsSure(part, draftAtLeast, isFirst: ReferenceEquals(part, parts[0]))).ToList();
        var open = others.Except(added).Where(part => Intents.Of(part.Text) != AskedFor.Nothing && !DealsWith(whole.First!.Entry, part.Ranking.Question)).Select(part => part.Text).ToList();
        if (added.Count == 0)
        {
            return first with { Open = open };
        }

        // The entry that a part of its own names is surer of that part than of the whole, where another entry is its rival.
        var best = itself.OrderByDescending(part => part.Selection.Confidence).First();
        var answers = added.Select(part => part.Selection.Answers[0]).DistinctBy(answer => answer.Answer.Id).ToList();
        var confidence = Math.Min(Math.Max(own.Confidence, best.Selection.Confidence), answers.Min(answer => answer.Confidence));
        return new([best.Selection.Answers[0], .. answers], confidence, false, own.Answer.Owner, false) { Open = open };
    }

    private static bool IsSure(RankedPart part, double draftAtLeast, bool isFirst) =>
        part.Selection is { Answers.Count: 1, IsWithheld: false } && part.Selection.Confidence >= draftAtLeast && (isFirst || !BackReferences.In(part.Text));

    private static bool DealsWith(AnalysedEntry entry, AnalysedQuestion part)
    {
        var found = part.Pieces.Where(piece => IsIn(entry, piece)).Sum(piece => piece.Weight);
        return found >= DealtWith * part.Weight;
    }

    private static bool IsIn(AnalysedEntry entry, QuestionPiece piece) =>
        Bags(entry).Any(bag => piece.Words.All(word => bag.HasStem(word.Stem)) || piece.Concepts.Any(hit => hit.Strength >= 1 && bag.StrengthOf(hit.Concept) >= 1));

    private static IEnumerable<TextBag> Bags(AnalysedEntry entry) => [.. entry.QuestionBags, entry.AnswerBag];
}
