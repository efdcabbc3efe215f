using Evidence.Drafting.Text;

namespace Evidence.Drafting.Matching;

/// <summary>Analyses questions against the words of one library.</summary>
internal sealed class QuestionReader
{
    private const double ContextWeight = 0.3;
    private const double CitedWeight = 0.5;

    // A question of so few words that speaks of "it" is about what its heading names.
    private const int FewWords = 2;
    private readonly Lexicon _lexicon;
    private readonly PieceCutter _cutter;
    private readonly SpellingRepair _repair;
    private readonly ProductNames _products;
    private readonly Rarities _rarities;

    public QuestionReader(Lexicon lexicon, LibraryIndex index)
    {
        _lexicon = lexicon;
        _rarities = index.Rarities;
        _cutter = new(index.Rarities);
        _repair = new(lexicon, index.HasForm, index.FormsNear, word => !index.Rarities.IsNovelStem(lexicon.StemOf(word)));
        _products = new(index.Library);
    }

    /// <summary>Analyses a question.</summary>
    /// <param name="text">The question, or one part of it.</param>
    /// <param name="context">Headings above it, or the question it follows up; empty: none.</param>
    /// <param name="product">Product the questionnaire is about; null: none named.</param>
    public AnalysedQuestion Read(string text, string context, string? product)
    {
        var framed = QuestionFrame.Normalise(Clauses.Strip(text));
        var analysed = _lexicon.Analyse(framed, _repair.Repair);
        if (analysed.Words.Length <= FewWords && context.Length > 0 && BackReferences.In(text))
        {
            analysed = _lexicon.Analyse($"{framed} {context[(context.LastIndexOf('>') + 1)..]}", _repair.Repair);
        }

        var cited = Clauses.Written(text).Select(clause => _lexicon.Analyse(clause)).Where(clause => clause.Concepts.Length > 0);
        var bag = TextBag.Of(analysed);
        return new(
            text,
            [.. _cutter.Cut(analysed, 1), .. cited.SelectMany(clause => _cutter.Cut(clause, CitedWeight)).Where(piece => piece.Concepts.Length > 0)],
            context.Length == 0 ? [] : _cutter.Cut(_lexicon.Analyse(context), ContextWeight),
            Clauses.Read(text),
            Intents.Of(text),
            product ?? _products.NamedIn(text),
            bag,
            _lexicon.Topics.Of((bag.Stems, 1)),
            Clauses.Read(text).Any(clause => clause.Clause.Length > 0) ? [] : Identifiers.Of(text),
            new(bag.Stems, _lexicon, _rarities));
    }
}
