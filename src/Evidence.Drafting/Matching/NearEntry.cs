using Evidence.Drafting.Text;

namespace Evidence.Drafting.Matching;

/// <summary>The texts of an entry by their meaning.</summary>
internal sealed class NearEntry
{
    private const float AnswerWorth = 0.85f;
    private const float EvidenceWorth = 0.75f;
    private readonly NearText[] _questions;
    private readonly NearText _answer;
    private readonly NearText _evidence;
    private readonly NearText[] _sentences;

    public NearEntry(AnalysedEntry entry, Lexicon lexicon, Rarities rarities)
    {
        NearText Of(TextBag bag) => new(bag.Stems, lexicon, rarities);
        _questions = [.. entry.QuestionBags.Select(Of)];
        _answer = Of(entry.AnswerBag);
        _evidence = Of(entry.EvidenceBag);
        _sentences = [.. entry.Sentences.Select(Of)];
    }

    /// <summary>What is measured, by the names of <see cref="Names"/>.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["near-question", "near-answer", "near-all", "near-sentence", "near-reverse", "near-question-cosine", "near-answer-cosine", "near-sentence-cosine"];

    public double[] Measure(NearText asked)
    {
        var best = new float[asked.Stems.Length];
        var (question, reverse, cosine) = (0.0, 0.0, 0.0);
        foreach (var own in _questions)
        {
            var found = asked.FoundIn(own);
            Raise(best, found, 1);
            question = Math.Max(question, asked.Share(found));
            reverse = Math.Max(reverse, own.Share(own.FoundIn(asked)));
            cosine = Math.Max(cosine, asked.Cosine(own));
        }

        var inAnswer = asked.FoundIn(_answer);
        Raise(best, inAnswer, AnswerWorth);
        Raise(best, asked.FoundIn(_evidence), EvidenceWorth);
        var (sentence, sentenceCosine) = (0.0, 0.0);
        foreach (var own in _sentences)
        {
            sentence = Math.Max(sentence, asked.Share(asked.FoundIn(own)));
            sentenceCosine = Math.Max(sentenceCosine, asked.Cosine(own));
        }

        return [question, asked.Share(inAnswer), asked.Share(best), sentence, reverse, cosine, Math.Max(0, asked.Cosine(_answer)), sentenceCosine];
    }

    private static void Raise(float[] best, float[] found, float worth)
    {
        for (var at = 0; at < best.Length; at++)
        {
            best[at] = Math.Max(best[at], worth * found[at]);
        }
    }
}
