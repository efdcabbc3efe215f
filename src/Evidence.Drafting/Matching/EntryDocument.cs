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
            Stream(IndexFields.Question, [.. Terms(asked), .. Terms(lexicon.Analyse(answer.Id.Replace('-', ' ')))], _terms),
            Stream(IndexFields.Answer, Terms(answered), _terms),
            Stream(IndexFields.Evidence, Terms(lexicon.Analyse(string.Join("\n", answer.Evidence.Select(evidence => titleOf(evidence) ?? evidence.Replace('-', ' '))))), _terms),
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

    private List<string> Terms(AnalysedText analysed)
    {
        var terms = new List<string>(analysed.Words.Length + analysed.Concepts.Length);
        foreach (var word in analysed.Words)
        {
            terms.Add(lexicon.StemText(word.Stem));
        }

        foreach (var hit in analysed.Concepts.Where(hit => hit.Strength >= 1))
        {
            terms.Add(lexicon.ConceptTerm(hit.Concept));
        }

        return terms;
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
