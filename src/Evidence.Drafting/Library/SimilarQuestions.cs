using Evidence.Answers;
using Evidence.Answers.Lint;
using Evidence.Drafting.Text;

namespace Evidence.Drafting.Library;

/// <summary>Finds entries that ask the same in nearly the same words.</summary>
internal sealed class SimilarQuestions
{
    /// <summary>Likeness from which two questions count as the same.</summary>
    public const double Same = 0.8;

    private readonly Lexicon _lexicon;
    private readonly List<(LibraryAnswer Answer, HashSet<int> Stems, Polarity Polarity)> _questions = [];
    private readonly Dictionary<int, List<int>> _byStem = [];

    public SimilarQuestions(IReadOnlyList<LibraryAnswer> library, Lexicon lexicon)
    {
        _lexicon = lexicon;
        foreach (var answer in library)
        {
            Add(answer);
        }
    }

    /// <summary>Takes in one more entry.</summary>
    public void Add(LibraryAnswer answer)
    {
        foreach (var question in answer.Questions)
        {
            Add(answer, question);
        }
    }

    /// <summary>Every pair of entries that ask the same, by their place in the library.</summary>
    public IReadOnlyList<SimilarAnswers> Pairs()
    {
        var best = new Dictionary<(string, string), SimilarAnswers>();
        for (var at = 0; at < _questions.Count; at++)
        {
            var (answer, stems, polarity) = _questions[at];
            foreach (var other in Sharing(stems).Where(other => other > at && _questions[other].Answer.Id != answer.Id && _questions[other].Polarity == polarity))
            {
                var likeness = Likeness(stems, _questions[other].Stems);
                var key = (answer.Id, _questions[other].Answer.Id);
                if (likeness >= Same && (!best.TryGetValue(key, out var known) || known.Likeness < likeness))
                {
                    best[key] = new(answer, _questions[other].Answer, likeness);
                }
            }
        }

        return [.. best.Values];
    }

    /// <summary>The entry that asks most nearly the same as a question, and how alike they are.</summary>
    public (LibraryAnswer? Answer, double Likeness) Nearest(string question)
    {
        var stems = StemsOf(question);
        var polarity = Polarities.Of(question);
        return Sharing(stems)
            .Where(at => _questions[at].Polarity == polarity)
            .Select(at => ((LibraryAnswer?)_questions[at].Answer, Likeness: Likeness(stems, _questions[at].Stems)))
            .OrderByDescending(entry => entry.Likeness)
            .FirstOrDefault();
    }

    private void Add(LibraryAnswer answer, string question)
    {
        var stems = StemsOf(question);
        foreach (var stem in stems)
        {
            (_byStem.TryGetValue(stem, out var list) ? list : _byStem[stem] = []).Add(_questions.Count);
        }

        _questions.Add((answer, stems, Polarities.Of(question)));
    }

    private HashSet<int> StemsOf(string question) => [.. _lexicon.Analyse(QuestionFrame.Normalise(question)).Words.Select(word => word.Stem)];

    // Two questions that are alike share their rarest word.
    private IEnumerable<int> Sharing(HashSet<int> stems) =>
        stems.Where(_byStem.ContainsKey).OrderBy(stem => _byStem[stem].Count).ThenBy(stem => stem).Take(2).SelectMany(stem => _byStem[stem]).Distinct();

    private static double Likeness(HashSet<int> left, HashSet<int> right)
    {
        var shared = left.Count(right.Contains);
        return shared == 0 ? 0 : (double)shared / (left.Count + right.Count - shared);
    }
}
