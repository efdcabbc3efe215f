using Evidence.Answers;
using Evidence.Drafting.Extractive;
using Evidence.Drafting.Matching;
using Evidence.Drafting.Text;

namespace Evidence.Drafting.Library;

/// <summary>The command <c>answers import</c>: learns from completed questionnaires, as proposals.</summary>
public sealed class AnswerImport
{
    private const int LongestId = 48;
    private readonly MatchingEngine _engine;

    internal AnswerImport(MatchingEngine engine) => _engine = engine;

    /// <summary>
    /// One proposal for each completed answer, in order: near-duplicates are proposed for merging (also among the completed answers themselves), and
    /// answers that say something else are shown as conflicts.
    /// </summary>
    /// <param name="completed">Answers of completed questionnaires.</param>
    /// <param name="library">The library as it is.</param>
    /// <param name="product">Product they hold for; null: every product.</param>
    public IReadOnlyList<LibraryProposal> Propose(IReadOnlyList<CompletedAnswer> completed, IReadOnlyList<LibraryAnswer> library, string? product = null)
    {
        var lexicon = _engine.Lexicon();
        var known = library.ToList();
        var proposals = new List<LibraryProposal>();
        var similar = new SimilarQuestions(known, lexicon);
        foreach (var answer in completed.Where(answer => answer.Text is not null || ChoiceOf(answer) is not null))
        {
            var proposal = Propose(answer, similar, known, product, lexicon);
            proposals.Add(proposal);
            if (proposal.Kind == ProposalKind.Add)
            {
                known.Add(proposal.Proposed);
                similar = new SimilarQuestions(known, lexicon);
            }
        }

        return proposals;
    }

    /// <summary>What the ticked option or the first word of the text says; null: neither says it.</summary>
    internal static AnswerChoice? ChoiceOf(CompletedAnswer answer)
    {
        var opening = answer.Text is null ? "" : new string([.. answer.Text.TrimStart().TakeWhile(letter => letter is not '.' and not ',' and not ';' and not ':' and not '\n')]);
        return ChoiceWords.Of(answer.Choice ?? opening) switch
        {
            ChoiceWord.Yes => AnswerChoice.Yes,
            ChoiceWord.No => AnswerChoice.No,
            ChoiceWord.Partial => AnswerChoice.Partial,
            ChoiceWord.NotApplicable => AnswerChoice.Na,
            _ => null,
        };
    }

    private static LibraryProposal Propose(CompletedAnswer answer, SimilarQuestions similar, List<LibraryAnswer> known, string? product, Lexicon lexicon)
    {
        var (nearest, likeness) = similar.Nearest(answer.Question);
        var entry = Entry(answer, known, product);
        if (nearest is null || likeness < SimilarQuestions.Same)
        {
            return new(ProposalKind.Add, entry, null, $"{answer.File}, {answer.Location}: no entry asks this.", likeness);
        }

        if (ChoiceOf(answer) is { } choice && nearest.Choice is { } own && own != choice)
        {
            return new(ProposalKind.Conflict, entry, nearest.Id, $"{answer.File}, {answer.Location} says {choice.ToString().ToLowerInvariant()}, and '{nearest.Id}' says {own.ToString().ToLowerInvariant()}.", likeness);
        }

        return SaysSame(answer.Text, nearest.Text, lexicon) ? Merge(answer, nearest, likeness) : Change(answer, nearest, likeness);
    }

    private static LibraryProposal Merge(CompletedAnswer answer, LibraryAnswer nearest, double likeness) =>
        nearest.Questions.Contains(answer.Question, StringComparer.OrdinalIgnoreCase)
            ? new(ProposalKind.Known, nearest, nearest.Id, $"{answer.File}, {answer.Location}: '{nearest.Id}' says this already.", likeness)
            : new(ProposalKind.MergeQuestion, nearest with { Questions = [.. nearest.Questions, answer.Question], Approved = null }, nearest.Id, $"{answer.File}, {answer.Location} asks '{nearest.Id}' in other words.", likeness);

    private static LibraryProposal Change(CompletedAnswer answer, LibraryAnswer nearest, double likeness) =>
        new(ProposalKind.ChangeText, nearest with { Text = answer.Text!, Approved = null }, nearest.Id, $"{answer.File}, {answer.Location} answers '{nearest.Id}' with another text.", likeness);

    private static bool SaysSame(string? text, string other, Lexicon lexicon)
    {
        if (text is null)
        {
            return true;
        }

        var left = lexicon.Analyse(text).Words.Select(word => word.Stem).ToHashSet();
        var right = lexicon.Analyse(other).Words.Select(word => word.Stem).ToHashSet();
        var shared = left.Count(right.Contains);
        return left.Count + right.Count == 0 || (double)shared / (left.Count + right.Count - shared) >= SimilarQuestions.Same;
    }

    private static LibraryAnswer Entry(CompletedAnswer answer, List<LibraryAnswer> known, string? product)
    {
        var choice = ChoiceOf(answer);
        return new(
            FreeId(answer.Question, known),
            [answer.Question],
            answer.Text ?? $"{choice}.",
            choice,
            product is null ? [] : [product],
            null,
            null,
            null,
            DisclosureLevel.Internal,
            []);
    }

    private static string FreeId(string question, List<LibraryAnswer> known)
    {
        var words = Tokens.Of(question).Select(token => token.Surface.ToLowerInvariant()).Where(word => !FunctionWords.Contains(word) && !FunctionWords.Negates(word) && word.All(char.IsAsciiLetterOrDigit));
        var id = "";
        foreach (var word in words.TakeWhile(word => id.Length + word.Length < LongestId))
        {
            id = id.Length == 0 ? word : $"{id}-{word}";
        }

        id = id.Length == 0 ? "imported" : id;
        return Enumerable.Range(1, known.Count + 1).Select(number => number == 1 ? id : $"{id}-{number}").First(free => known.All(answer => answer.Id != free));
    }
}
