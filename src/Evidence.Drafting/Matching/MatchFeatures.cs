using Evidence.Drafting.Text;

namespace Evidence.Drafting.Matching;

/// <summary>What is measured of a question and an entry. All values are about 0 to 1; the ranker weighs them.</summary>
internal static class MatchFeatures
{
    public static IReadOnlyList<string> Names { get; } =
    [
        "question-coverage", "question-coverage-literal", "reverse-coverage", "question-agreement", "answer-coverage", "answer-literal", "sentence-coverage",
        "all-coverage", "evidence-coverage", "search-score", "clause", "clause-alone", "intent-shared", "intent-given", "intent-missing", "product-own", "product-other",
        "product-unasked", "context-coverage", "concept-cosine", "head-coverage", "topic-question", "topic-entry", "identifier-own", "identifier-missing", .. NearEntry.Names,
    ];

    /// <summary>How many of them, the first, rest on words and terms alone; the others only on meanings that are near.</summary>
    public static int OfWords { get; } = Names.Count - NearEntry.Names.Count;

    public static double[] Of(AnalysedQuestion question, AnalysedEntry entry, Rarities rarities, double searchScore)
    {
        var measured = new Measured(question, entry, rarities);
        return
        [
            measured.QuestionCoverage, measured.QuestionLiteral, measured.Reverse, measured.Agreement, measured.Answer, measured.AnswerLiteral, measured.Sentence,
            measured.All, measured.Evidence, searchScore, Clause(question, entry), ClauseAlone(question, entry, rarities), .. Intent(question, entry), .. Product(question, entry),
            measured.Context, ConceptCosine.Of(question.Bag, entry, rarities), measured.Head,
            entry.QuestionTopics.Max(question.Topics.Cosine), question.Topics.Cosine(entry.Topics), IsOfIdentifier(question, entry) ? 1 : 0, MissesIdentifier(question, entry) ? 1 : 0, .. entry.Near.Measure(question.Near),
        ];
    }

    /// <summary>True where the question names standards or reports and the entry speaks of none of them: another one is no answer.</summary>
    public static bool MissesIdentifier(AnalysedQuestion question, AnalysedEntry entry) => question.Identifiers.Count > 0 && !question.Identifiers.Any(wanted => IsAmong(entry.Identifiers, wanted));

    /// <summary>True where the question is about a product and the entry about others only.</summary>
    public static bool IsForOtherProduct(AnalysedQuestion question, AnalysedEntry entry) =>
        question.Product is { } product && entry.Answer.Products.Count > 0 && !entry.Answer.Products.Contains(product, StringComparer.OrdinalIgnoreCase);

    private static bool IsOfIdentifier(AnalysedQuestion question, AnalysedEntry entry) => question.Identifiers.Any(wanted => IsAmong(entry.OwnIdentifiers, wanted));

    // "FIPS 140" means any of its editions.
    private static bool IsAmong(IReadOnlySet<string> known, string wanted) => known.Contains(wanted) || known.Any(identifier => identifier.StartsWith(wanted + "-", StringComparison.Ordinal));

    private static readonly double[] _nothingAsked = [0, 0, 0];

    private static double Clause(AnalysedQuestion question, AnalysedEntry entry)
    {
        var best = 0.0;
        foreach (var cited in question.Clauses)
        {
            foreach (var own in entry.Clauses)
            {
                best = Math.Max(best, cited.Overlap(own));
            }
        }

        return best;
    }

    // A clause that few entries rest on all but names its entry.
    private static double ClauseAlone(AnalysedQuestion question, AnalysedEntry entry, Rarities rarities)
    {
        var shared = question.Clauses
            .Where(cited => cited.Clause.Length > 0 && entry.Clauses.Any(own => own.Framework == cited.Framework && own.Clause == cited.Clause))
            .Select(cited => rarities.EntriesOn(cited))
            .DefaultIfEmpty(int.MaxValue)
            .Min();
        return shared == int.MaxValue ? 0 : 1.0 / shared;
    }

    private static double[] Intent(AnalysedQuestion question, AnalysedEntry entry)
    {
        var wanted = question.Asked & AskedFor.Checkable;
        if ((question.Asked & (AskedFor.Checkable | AskedFor.Why)) == 0)
        {
            return _nothingAsked;
        }

        return
        [
            (question.Asked & entry.Asked & (AskedFor.Checkable | AskedFor.Why)) != 0 ? 1 : 0,
            wanted != 0 && (wanted & entry.Given) == wanted ? 1 : 0,
            wanted != 0 && (wanted & entry.Given) == 0 ? 1 : 0,
        ];
    }

    private static double[] Product(AnalysedQuestion question, AnalysedEntry entry)
    {
        var scoped = entry.Answer.Products.Count > 0;
        var own = scoped && question.Product is not null && entry.Answer.Products.Contains(question.Product, StringComparer.OrdinalIgnoreCase);
        return [own ? 1 : 0, IsForOtherProduct(question, entry) ? 1 : 0, scoped && question.Product is null ? 1 : 0];
    }
}
