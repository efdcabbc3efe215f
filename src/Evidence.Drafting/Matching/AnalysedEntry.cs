using Evidence.Answers;
using Evidence.Drafting.Text;

namespace Evidence.Drafting.Matching;

/// <summary>A library entry as matching sees it.</summary>
internal sealed class AnalysedEntry
{
    private readonly Lazy<NearEntry> _near;
    private double? _conceptNorm;
    private AskedFor? _asked;
    private AskedFor? _given;
    private HashSet<string>? _identifiers;
    private HashSet<string>? _ownIdentifiers;

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
        QuestionTopics = [.. QuestionBags.Select(question => lexicon.Topics.Of((question.Stems, 1)))];
        Topics = lexicon.Topics.Of([.. QuestionBags.Select(question => (question.Stems, 1f)), (AnswerBag.Stems, 0.5f)]);
        var evidence = lexicon.Analyse(string.Join(". ", EvidenceWords(answer, titleOf)));
        EvidenceBag = TextBag.Of(evidence);
        _near = new(() => new(this, lexicon, rarities));
        Clauses = [.. answer.Evidence.Select(Text.Clauses.OfEvidence).OfType<ClauseReference>()];
    }

    public LibraryAnswer Answer { get; }

    /// <summary>Stems words as the entry's were.</summary>
    public Func<string, int> StemOf { get; }

    public TextBag[] QuestionBags { get; }

    public QuestionPiece[][] QuestionPieces { get; }

    public TextBag AnswerBag { get; }

    public TextBag[] Sentences { get; }

    public TextBag EvidenceBag { get; }

    /// <summary>Its texts by the meaning of their words.</summary>
    public NearEntry Near => _near.Value;

    /// <summary>What each of its questions is about.</summary>
    public TopicVector[] QuestionTopics { get; }

    /// <summary>What it is about as a whole.</summary>
    public TopicVector Topics { get; }

    public ClauseReference[] Clauses { get; }

    /// <summary>What its questions ask for.</summary>
    public AskedFor Asked => _asked ??= Answer.Questions.Aggregate(AskedFor.Nothing, (asked, question) => asked | Intents.Of(question));

    /// <summary>What its answer can give of what can be asked.</summary>
    public AskedFor Given => _given ??= Intents.GivenBy(Answer.Text);

    /// <summary>Standards, reports and protocols it names or rests on, by their numbers.</summary>
    public IReadOnlySet<string> Identifiers =>
        _identifiers ??= [.. Answer.Questions.Append(Answer.Text).Concat(Answer.Evidence).SelectMany(Text.Identifiers.Of)];

    /// <summary>Those that it is about.</summary>
    public IReadOnlySet<string> OwnIdentifiers => _ownIdentifiers ??= [.. Answer.Questions.SelectMany(Text.Identifiers.Of)];

    /// <summary>The square of the length of its concepts, weighed by rarity.</summary>
    public double ConceptNorm(Rarities rarities)
    {
        if (_conceptNorm is { } known)
        {
            return known;
        }

        var sum = 0.0;
        for (var bag = 0; bag <= QuestionBags.Length; bag++)
        {
            foreach (var concept in bag < QuestionBags.Length ? QuestionBags[bag].Concepts : AnswerBag.Concepts)
            {
                var counted = QuestionBags.AsSpan(0, Math.Min(bag, QuestionBags.Length));
                var strength = NamedIn(counted, concept) ? 0 : ConceptCosine.Strength(this, concept) * rarities.OfConcept(concept);
                sum += strength * strength;
            }
        }

        _conceptNorm = sum;
        return sum;
    }

    private static bool NamedIn(ReadOnlySpan<TextBag> bags, int concept)
    {
        foreach (var bag in bags)
        {
            if (bag.StrengthOf(concept) > 0)
            {
                return true;
            }
        }

        return false;
    }

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
            yield return new TextBag(text.Words.AsSpan(from, to - from), Array.FindAll(text.Concepts, hit => hit.Start >= from && hit.Start < to));
            start = end;
        }
    }
}
