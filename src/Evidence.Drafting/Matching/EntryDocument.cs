using Evidence.Answers;
using Evidence.Drafting.Text;
using Lucene.Net.Documents;
using Lucene.Net.Index;

namespace Evidence.Drafting.Matching;

/// <summary>Makes the document of an entry.</summary>
internal sealed class EntryDocument(Lexicon lexicon, Func<string, string?> titleOf) : IDisposable
{
    private readonly TermStream _stream = new();
    private static readonly FieldType _terms = new() { IsIndexed = true, IsTokenized = true, IndexOptions = IndexOptions.DOCS_AND_FREQS, OmitNorms = false };
    private const int QuestionWorth = 2;
    private const float TopicSteps = 6;
    private const int ShortestForm = 4;
    private static readonly FieldType _bare = new() { IsIndexed = true, IsTokenized = true, IndexOptions = IndexOptions.DOCS_ONLY, OmitNorms = true };

    /// <summary>Makes the document; safe for many threads.</summary>
    public Document Make(LibraryAnswer answer, long key, long content)
    {
        var questions = string.Join("\n", answer.Questions);
        var asked = lexicon.Analyse(questions);
        var answered = lexicon.Analyse(answer.Text);
        return
        [
            new NumericDocValuesField(IndexFields.Key, key),
            new NumericDocValuesField(IndexFields.Content, content),
            new StringField(IndexFields.Key + "s", key.ToString("x16"), Field.Store.NO),
            Stream(IndexFields.Words, Words(answer, asked, answered), _terms),
            Stream(IndexFields.Clause, [.. answer.Evidence.SelectMany(ClauseTerms)], _bare),
            Stream(IndexFields.Topic, Topics(TextBag.Of(asked), TextBag.Of(answered)), _terms),
            Stream(IndexFields.Form, Forms(questions, answer.Text), _bare),
        ];
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

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

    private List<string> Words(LibraryAnswer answer, AnalysedText asked, AnalysedText answered)
    {
        var terms = new List<string>((2 * (asked.Words.Length + asked.Concepts.Length)) + answered.Words.Length + answered.Concepts.Length + 16);
        var id = lexicon.Analyse(answer.Id.Replace('-', ' '));
        for (var time = 0; time < QuestionWorth; time++)
        {
            AddTerms(terms, asked);
            AddTerms(terms, id);
        }

        AddTerms(terms, answered);
        AddTerms(terms, lexicon.Analyse(string.Join("\n", answer.Evidence.Select(evidence => titleOf(evidence) ?? evidence.Replace('-', ' ')))));
        return terms;
    }

    private void AddTerms(List<string> terms, AnalysedText analysed)
    {
        foreach (var word in analysed.Words)
        {
            terms.Add(lexicon.StemText(word.Stem));
        }

        foreach (var hit in analysed.Concepts.Where(hit => hit.Strength >= 1))
        {
            terms.Add(lexicon.ConceptTerm(hit.Concept));
        }
    }

    private List<string> Topics(TextBag asked, TextBag answered) =>
        [.. lexicon.Topics.Of((asked.Stems, 1), (answered.Stems, 0.5f)).Parts
            .SelectMany(part => Enumerable.Repeat(lexicon.ConceptTerm(part.Concept), (int)MathF.Round(part.Weight * TopicSteps)))];

    // Words that neither English nor the thesaurus knows: names. Others need no keeping to be recognised.
    private List<string> Forms(string questions, string text) =>
        [.. Tokens.Words(questions).Concat(Tokens.Words(text))
            .Where(word => word.Length >= ShortestForm && word.All(char.IsAsciiLetter))
            .Select(word => word.ToLowerInvariant())
            .Where(word => !lexicon.Knows(word))
            .Distinct()];

    private TermsField Stream(string name, IReadOnlyList<string> terms, FieldType type) => new(name, terms, type, _stream);
}
