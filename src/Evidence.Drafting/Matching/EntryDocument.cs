using Evidence.Answers;
using Evidence.Drafting.Text;
using Lucene.Net.Documents;
using Lucene.Net.Index;

namespace Evidence.Drafting.Matching;

/// <summary>Makes the document of an entry. One for each thread: documents and fields are used again and again.</summary>
internal sealed class EntryDocument(Lexicon lexicon, Func<string, string?> titleOf)
{
    private static readonly FieldType _terms = new() { IsIndexed = true, IsTokenized = true, IndexOptions = IndexOptions.DOCS_AND_FREQS, OmitNorms = false };
    private const float TopicSteps = 8;
    private static readonly FieldType _bare = new() { IsIndexed = true, IsTokenized = true, IndexOptions = IndexOptions.DOCS_ONLY, OmitNorms = true };

    public Document Make(LibraryAnswer answer, long key, long content)
    {
        var document = new Document
        {
            new NumericDocValuesField(IndexFields.Key, key),
            new NumericDocValuesField(IndexFields.Content, content),
            new StringField(IndexFields.Key + "s", key.ToString("x16"), Field.Store.NO),
        };
        var questions = string.Join("\n", answer.Questions);
        document.Add(Stream(IndexFields.Question, Terms(questions + "\n" + answer.Id.Replace('-', ' ')), _terms));
        document.Add(Stream(IndexFields.Answer, Terms(answer.Text), _terms));
        document.Add(Stream(IndexFields.Evidence, Terms(string.Join("\n", answer.Evidence.Select(evidence => titleOf(evidence) ?? evidence.Replace('-', ' ')))), _terms));
        document.Add(Stream(IndexFields.Clause, [.. answer.Evidence.SelectMany(ClauseTerms)], _bare));
        document.Add(Stream(IndexFields.Topic, Topics(questions, answer.Text), _terms));
        document.Add(Stream(IndexFields.Form, Forms(questions + "\n" + answer.Text), _bare));
        return document;
    }

    /// <summary>The terms of a clause: itself and every clause it is part of.</summary>
    public static IEnumerable<string> ClauseTerms(string evidence)
    {
        if (Clauses.OfEvidence(evidence) is not { } clause)
        {
            yield break;
        }

        for (var at = clause.Clause.Length; at > 0; at = clause.Clause.AsSpan(0, at).LastIndexOfAny('.', '('))
        {
            yield return $"{clause.Framework}:{clause.Clause[..at]}";
        }
    }

    private List<string> Terms(string text)
    {
        var analysed = lexicon.Analyse(text);
        var terms = new List<string>(analysed.Words.Length + analysed.Concepts.Length);
        foreach (var word in analysed.Words)
        {
            terms.Add(lexicon.StemText(word.Stem));
        }

        foreach (var hit in analysed.Concepts.Where(hit => hit.Strength >= 1))
        {
            terms.Add(IndexFields.ConceptTerm(lexicon.Thesaurus.Concepts[hit.Concept].Id));
        }

        return terms;
    }

    private List<string> Topics(string questions, string text) =>
        [.. lexicon.Topics.Of((lexicon.Analyse(questions), 1), (lexicon.Analyse(text), 0.5f)).Parts
            .SelectMany(part => Enumerable.Repeat(IndexFields.ConceptTerm(lexicon.Thesaurus.Concepts[part.Concept].Id), (int)MathF.Round(part.Weight * TopicSteps)))];

    private static List<string> Forms(string text) =>
        [.. Tokens.Of(text).Select(token => token.Surface).Where(word => word.Length >= 4 && word.All(char.IsAsciiLetter)).Select(word => word.ToLowerInvariant()).Distinct()];

    private static Field Stream(string name, IReadOnlyList<string> terms, FieldType type) => new(name, new TermStream().With(terms), type);
}
