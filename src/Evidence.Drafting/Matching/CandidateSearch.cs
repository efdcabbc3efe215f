using Evidence.Drafting.Text;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Evidence.Drafting.Matching;

/// <summary>Finds the entries worth a closer look by one Lucene query.</summary>
internal sealed class CandidateSearch(LibraryIndex index, Lexicon lexicon)
{
    /// <summary>How many entries are looked at closely.</summary>
    public const int Count = 24;

    // Reading more postings than this for one question costs more than it finds: rare terms go first.
    private const int PostingBudget = 12_000;

    // In a very large library every word of a question may be frequent: its rarest ones are looked for at any cost.
    private const int AlwaysAsked = 4;
    private const int TopicsAsked = 8;
    private const float NearEnough = 0.3f;
    private const double NearWorth = 0.5;
    private const float TopicBoost = 0.7f;

    public IReadOnlyList<(int Position, float Score)> Find(AnalysedQuestion question)
    {
        var query = new BooleanQuery(disableCoord: true);
        var budget = PostingBudget;
        foreach (var (term, weight) in Terms(question).OrderBy(term => index.Rarities.FrequencyOf(term.Key)).ThenBy(term => term.Key, StringComparer.Ordinal))
        {
            var frequency = index.Rarities.FrequencyOf(term);
            if (frequency > 0 && query.Clauses.Count < 240 && ((budget -= frequency) > 0 || query.Clauses.Count < AlwaysAsked))
            {
                query.Add(index.WithTerm(term, (float)weight), Occur.SHOULD);
            }
        }

        foreach (var clause in question.Clauses.Where(clause => clause.Clause.Length > 0).SelectMany(clause => EntryDocument.ClauseTerms($"{clause.Framework}:{clause.Clause}")))
        {
            query.Add(new TermQuery(new Term(IndexFields.Clause, clause)) { Boost = 1.5f }, Occur.SHOULD);
        }

        foreach (var (concept, weight) in question.Topics.Parts.OrderByDescending(part => part.Weight).Take(TopicsAsked).TakeWhile(part => (budget -= index.Rarities.EntriesAbout(part.Concept)) > -PostingBudget))
        {
            query.Add(index.WithTopic(lexicon.ConceptTerm(concept), weight * TopicBoost), Occur.SHOULD);
        }

        return query.Clauses.Count == 0 ? [] : index.Search(query, Count);
    }

    private Dictionary<string, double> Terms(AnalysedQuestion question)
    {
        var terms = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var piece in question.Pieces.Concat(question.Context))
        {
            foreach (var word in piece.Words)
            {
                Raise(terms, lexicon.StemText(word.Stem), piece.Weight);
            }

            AddNear(terms, piece);
            foreach (var hit in piece.Concepts.Concat(piece.Inner.SelectMany(hits => hits)))
            {
                Raise(terms, lexicon.ConceptTerm(hit.Concept), piece.Weight * hit.Strength * 0.8);
            }
        }

        return terms;
    }

    // Words whose meaning is near one of the question's, where the library writes them.
    private void AddNear(Dictionary<string, double> terms, QuestionPiece piece)
    {
        var table = WordVectors.Shared;
        foreach (var place in piece.Words.Select(word => lexicon.PlaceOf(word.Stem)).Where(place => place != WordVectors.None))
        {
            foreach (var near in table.NearTo(place).Where(near => table.Nearness(place, near) >= NearEnough))
            {
                Raise(terms, table.StemAt(near), piece.Weight * NearWorth * table.Nearness(place, near));
            }
        }
    }

    private static void Raise(Dictionary<string, double> terms, string term, double weight) =>
        terms[term] = Math.Max(terms.GetValueOrDefault(term), Math.Max(weight, 0.05));
}
