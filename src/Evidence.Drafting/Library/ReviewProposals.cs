using Evidence.Answers;
using Evidence.Questionnaires;

namespace Evidence.Drafting.Library;

/// <summary>Turns what reviewers did with drafts into proposed changes to the library.</summary>
public static class ReviewProposals
{
    /// <summary>A proposal for every answer that a reviewer edited, added or took out; accepted ones need none.</summary>
    /// <param name="questions">The questions of the file.</param>
    /// <param name="reviewed">What was read back.</param>
    /// <param name="drafts">What had been drafted.</param>
    /// <param name="library">The library as it is.</param>
    /// <param name="file">Name of the reviewed file.</param>
    public static IReadOnlyList<LibraryProposal> Of(
        IReadOnlyList<Question> questions,
        IReadOnlyList<ReviewedAnswer> reviewed,
        IReadOnlyList<DraftAnswer> drafts,
        IReadOnlyList<LibraryAnswer> library,
        string file)
    {
        var texts = questions.DistinctBy(question => question.Id).ToDictionary(question => question.Id, StringComparer.Ordinal);
        var entries = drafts.DistinctBy(draft => draft.QuestionId).ToDictionary(
            draft => draft.QuestionId, draft => library.FirstOrDefault(answer => answer.Id == draft.LibraryId), StringComparer.Ordinal);
        return [.. reviewed
            .Where(answer => texts.ContainsKey(answer.QuestionId))
            .Select(answer => Proposal(texts[answer.QuestionId], answer, entries.GetValueOrDefault(answer.QuestionId), library, file))
            .OfType<LibraryProposal>()];
    }

    private static LibraryProposal? Proposal(Question question, ReviewedAnswer answer, LibraryAnswer? entry, IReadOnlyList<LibraryAnswer> library, string file) => answer.Verdict switch
    {
        ReviewVerdict.Edited when entry is not null && answer.Final is not null => new(
            ProposalKind.ChangeText,
            entry with { Text = answer.Final, Choice = ChoiceOf(question, answer) ?? entry.Choice, Approved = null },
            entry.Id,
            $"{file}, {question.Location}: the reviewer changed what '{entry.Id}' gave.",
            1),
        ReviewVerdict.Edited or ReviewVerdict.Added when answer.Final is not null => new(
            ProposalKind.Add,
            NewEntry(question, answer, library),
            null,
            $"{file}, {question.Location}: the reviewer answered this by hand.",
            0),
        ReviewVerdict.Rejected when entry is not null => new(
            ProposalKind.Withdraw, entry with { Approved = null }, entry.Id, $"{file}, {question.Location}: the reviewer took out what '{entry.Id}' gave.", 1),
        _ => null,
    };

    private static LibraryAnswer NewEntry(Question question, ReviewedAnswer answer, IReadOnlyList<LibraryAnswer> library)
    {
        var id = $"from-review-{question.Id.ToLowerInvariant().Replace(' ', '-')}";
        var free = Enumerable.Range(1, library.Count + 1).Select(number => number == 1 ? id : $"{id}-{number}").First(candidate => library.All(known => known.Id != candidate));
        return new(free, [question.Text], answer.Final!, ChoiceOf(question, answer), [], null, null, null, DisclosureLevel.Internal, []);
    }

    private static AnswerChoice? ChoiceOf(Question question, ReviewedAnswer answer) =>
        AnswerImport.ChoiceOf(new(question.Text, question.Section, answer.Final, answer.Choice, "", ""));
}
