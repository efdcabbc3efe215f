using System.Runtime.CompilerServices;

namespace Evidence.Drafting.Matching;

/// <summary>How far a question is found in the fields of an entry, and the other way round.</summary>
internal sealed class Measured
{
    private const double AnswerWorth = 0.85;
    private const double EvidenceWorth = 0.75;

    public Measured(AnalysedQuestion question, AnalysedEntry entry, Rarities rarities)
    {
        var pieces = question.Pieces;
        var total = Math.Max(question.Weight, 1e-6);
        var inAnswer = Each(pieces, entry.AnswerBag, rarities);
        var inEvidence = Each(pieces, entry.EvidenceBag, rarities);
        var best = new double[pieces.Length];
        for (var at = 0; at < entry.QuestionBags.Length; at++)
        {
            Compare(question, entry, rarities, at, best, total);
        }

        Answer = Sum(pieces, inAnswer) / total;
        AnswerLiteral = pieces.Sum(piece => piece.Weight * Alignment.Literal(piece, entry.AnswerBag)) / total;
        Evidence = Sum(pieces, inEvidence) / total;
        Found = [.. best.Select((value, at) => Math.Max(value, Math.Max(AnswerWorth * inAnswer[at], EvidenceWorth * inEvidence[at])))];
        All = Sum(pieces, Found) / total;
        Sentence = entry.Sentences.Length == 0 ? 0 : entry.Sentences.Max(sentence => Sum(pieces, Each(pieces, sentence, rarities))) / total;
        Context = question.Context.Length == 0 ? 0 : ContextOf(question, entry, rarities);
        Head = pieces.Length == 0 ? 0 : Found[HeaviestOf(pieces)];
    }

    /// <summary>How well each piece of the question is found anywhere in the entry.</summary>
    public double[] Found { get; }

    public double QuestionCoverage { get; private set; }

    public double QuestionLiteral { get; private set; }

    /// <summary>How far the best fitting question of the entry is found in the question.</summary>
    public double Reverse { get; private set; }

    /// <summary>Coverage both ways at once, of the best fitting question of the entry.</summary>
    public double Agreement { get; private set; }

    public double Answer { get; }

    public double AnswerLiteral { get; }

    public double Evidence { get; }

    public double All { get; }

    /// <summary>The best single sentence of the answer.</summary>
    public double Sentence { get; }

    public double Context { get; }

    /// <summary>How well the weightiest piece is found.</summary>
    public double Head { get; }

    /// <summary>How well a piece is found in the questions and the answer of an entry.</summary>
    public static double FoundIn(QuestionPiece piece, AnalysedEntry entry, Rarities rarities)
    {
        var best = AnswerWorth * Alignment.Of(piece, entry.AnswerBag, rarities);
        foreach (var bag in entry.QuestionBags)
        {
            best = Math.Max(best, Alignment.Of(piece, bag, rarities));
        }

        return best;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Compare(AnalysedQuestion question, AnalysedEntry entry, Rarities rarities, int at, double[] best, double total)
    {
        var found = Each(question.Pieces, entry.QuestionBags[at], rarities);
        for (var piece = 0; piece < found.Length; piece++)
        {
            best[piece] = Math.Max(best[piece], found[piece]);
        }

        var forward = Sum(question.Pieces, found) / total;
        var own = entry.QuestionPieces[at];
        var weight = own.Sum(piece => piece.Weight);
        var back = weight == 0 ? 0 : Sum(own, Each(own, question.Bag, rarities)) / weight;
        var agreement = forward + back == 0 ? 0 : 2 * forward * back / (forward + back);
        QuestionCoverage = Math.Max(QuestionCoverage, forward);
        QuestionLiteral = Math.Max(QuestionLiteral, question.Pieces.Sum(piece => piece.Weight * Alignment.Literal(piece, entry.QuestionBags[at])) / total);
        if (agreement > Agreement || Agreement == 0)
        {
            (Agreement, Reverse) = (agreement, Math.Max(Reverse, back));
        }
    }

    private static double ContextOf(AnalysedQuestion question, AnalysedEntry entry, Rarities rarities)
    {
        var total = question.Context.Sum(piece => piece.Weight);
        var found = question.Context.Sum(piece => piece.Weight * Math.Max(
            entry.QuestionBags.Max(bag => Alignment.Of(piece, bag, rarities)),
            AnswerWorth * Alignment.Of(piece, entry.AnswerBag, rarities)));
        return total == 0 ? 0 : found / total;
    }

    private static int HeaviestOf(QuestionPiece[] pieces)
    {
        var heaviest = 0;
        for (var at = 1; at < pieces.Length; at++)
        {
            heaviest = pieces[at].Weight > pieces[heaviest].Weight ? at : heaviest;
        }

        return heaviest;
    }

    private static double[] Each(QuestionPiece[] pieces, TextBag bag, Rarities rarities)
    {
        var found = new double[pieces.Length];
        for (var at = 0; at < pieces.Length; at++)
        {
            found[at] = Alignment.Of(pieces[at], bag, rarities);
        }

        return found;
    }

    private static double Sum(QuestionPiece[] pieces, double[] found)
    {
        var sum = 0.0;
        for (var at = 0; at < pieces.Length; at++)
        {
            sum += pieces[at].Weight * found[at];
        }

        return sum;
    }
}
