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
        var ids = library.Select(answer => answer.Id).ToHashSet(StringComparer.Ordinal);
        var proposals = new List<LibraryProposal>();
        var similar = new SimilarQuestions(library, lexicon);
        foreach (var answer in completed.Where(answer => answer.Text is not null || ChoiceOf(answer) is not null))
        {
            var proposal = Propose(answer, similar, ids, product, lexicon);
            proposals.Add(proposal);
            if (proposal.Kind == ProposalKind.Add)
            {
                ids.Add(proposal.Proposed.Id);
                similar.Add(proposal.Proposed);
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

    private static LibraryProposal Propose(CompletedAnswer answer, SimilarQuestions similar, HashSet<string> ids, string? product, Lexicon lexicon)
    {
        var (nearest, likeness) = similar.Nearest(answer.Question);
        var entry = Entry(answer, ids, product);
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

    private static LibraryAnswer Entry(CompletedAnswer answer, HashSet<string> ids, string? product)
    {
        var choice = ChoiceOf(answer);
        return new(
            FreeId(answer.Question, ids),
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

    private static string FreeId(string question, HashSet<string> ids)
    {
        var words = Tokens.Words(question).Select(word => word.ToLowerInvariant()).Where(word => !FunctionWords.Contains(word) && !FunctionWords.Negates(word) && word.All(char.IsAsciiLetterOrDigit));
        var id = "";
        foreach (var word in words.TakeWhile(word => id.Length + word.Length < LongestId))
        {
            id = id.Length == 0 ? word : $"{id}-{word}";
        }

        id = id.Length == 0 ? "imported" : id;
        return Enumerable.Range(1, ids.Count + 1).Select(number => number == 1 ? id : $"{id}-{number}").First(free => !ids.Contains(free));
    }
}
