using Evidence.Answers;
using Evidence.Drafting.Text;

namespace Evidence.Drafting.Matching;

/// <summary>A library entry as matching sees it.</summary>
internal sealed class AnalysedEntry
{
    private double? _conceptNorm;

    public AnalysedEntry(LibraryAnswer answer, Lexicon lexicon, Rarities rarities, Func<string, string?> titleOf)
    {
        Answer = answer;
        StemOf = lexicon.StemOf;
        var questions = answer.Questions.Select(question => lexicon.Analyse(QuestionFrame.Normalise(question))).ToArray();
        var cutter = new PieceCutter(rarities);
        QuestionBags = [.. questions.Select(TextBag.Of)];
        QuestionPieces = [.. questions.Select(question => cutter.Cut(question, 1))];
        var text = lexicon.Analyse(answer.Text);
        AnswerBag = TextBag.Of(text);
        Sentences = [.. SentenceBags(text)];
        QuestionTopics = [.. questions.Select(question => lexicon.Topics.Of((question, 1)))];
        Topics = lexicon.Topics.Of([.. questions.Select(question => (question, 1f)), (text, 0.5f)]);
        var evidence = lexicon.Analyse(string.Join(". ", EvidenceWords(answer, titleOf)));
        EvidenceBag = TextBag.Of(evidence);
        Clauses = [.. answer.Evidence.Select(Text.Clauses.OfEvidence).OfType<ClauseReference>()];
        Asked = answer.Questions.Aggregate(AskedFor.Nothing, (asked, question) => asked | Intents.Of(question));
        Given = Intents.GivenBy(answer.Text);
    }

    public LibraryAnswer Answer { get; }

    /// <summary>Stems words as the entry's were.</summary>
    public Func<string, int> StemOf { get; }

    public TextBag[] QuestionBags { get; }

    public QuestionPiece[][] QuestionPieces { get; }

    public TextBag AnswerBag { get; }

    public TextBag[] Sentences { get; }

    public TextBag EvidenceBag { get; }

    /// <summary>What each of its questions is about.</summary>
    public TopicVector[] QuestionTopics { get; }

    /// <summary>What it is about as a whole.</summary>
    public TopicVector Topics { get; }

    public ClauseReference[] Clauses { get; }

    public AskedFor Asked { get; }

    public AskedFor Given { get; }

    /// <summary>The square of the length of its concepts, weighed by rarity.</summary>
    public double ConceptNorm(Rarities rarities) => _conceptNorm ??= AllConcepts().Sum(concept => Math.Pow(ConceptCosine.Strength(this, concept) * rarities.OfConcept(concept), 2));

    private IEnumerable<int> AllConcepts() => QuestionBags.Append(AnswerBag).SelectMany(bag => bag.Concepts.ToArray()).Distinct();

    private static IEnumerable<string> EvidenceWords(LibraryAnswer answer, Func<string, string?> titleOf)
    {
        yield return answer.Id.Replace('-', ' ');
        foreach (var evidence in answer.Evidence)
        {
            yield return evidence.Contains(':', StringComparison.Ordinal) ? titleOf(evidence) ?? "" : evidence.Replace('-', ' ');
        }
    }

    private static IEnumerable<TextBag> SentenceBags(AnalysedText text)
    {
        for (var start = 0; start < text.Words.Length;)
        {
            var end = start;
            while (end < text.Words.Length && text.Words[end].Sentence == text.Words[start].Sentence)
            {
                end++;
            }

            var (from, to) = (start, end);
            yield return new TextBag(text.Words.AsSpan(from, to - from), text.Concepts.Where(hit => hit.Start >= from && hit.Start < to));
            start = end;
        }
    }
}
