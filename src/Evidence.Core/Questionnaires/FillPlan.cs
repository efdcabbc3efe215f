using Evidence.Answers;

namespace Evidence.Questionnaires;

/// <summary>Decides what of the drafts is written into the file.</summary>
public static class FillPlan
{
    /// <summary>
    /// One fill a question that has something to write. The copy for the customer gets what is fit to send and nothing else; the reviewer's copy gets everything with a note
    /// that says how sure it is, what it cites, and why it needs a look.
    /// </summary>
    public static IReadOnlyList<QuestionnaireFill> Of(Questionnaire questionnaire, IReadOnlyList<DraftAnswer> drafts, bool clean)
    {
        ArgumentNullException.ThrowIfNull(questionnaire);
        var byId = drafts.ToDictionary(draft => draft.QuestionId, StringComparer.Ordinal);
        return [.. questionnaire.Questions
            .Select(question => byId.GetValueOrDefault(question.Id))
            .OfType<DraftAnswer>()
            .Where(draft => !clean || draft.Status == DraftStatus.Drafted)
            .Select(draft => new QuestionnaireFill(draft.QuestionId, draft.Text, draft.Choice, clean ? null : NoteOf(draft), ReferenceOf(draft)))];
    }

    private static string NoteOf(DraftAnswer draft)
    {
        var lines = new List<string> { $"{StatusWords(draft.Status)}, confidence {draft.Confidence:0.00}" };
        lines.AddRange(draft.Citations.Select(citation => $"Rests on {citation.Kind.ToString().ToLowerInvariant()} {citation.Id}{(citation.Sha256 is { } digest ? $" ({digest.Short})" : "")}"));
        lines.AddRange(draft.Reasons);
        if (draft.Owner is not null)
        {
            lines.Add($"Owner: {draft.Owner}");
        }

        return string.Join('\n', lines);
    }

    private static string StatusWords(DraftStatus status) => status switch
    {
        DraftStatus.Drafted => "Drafted",
        DraftStatus.Review => "For review",
        _ => "Unanswered",
    };

    // What a customer may read as a reference: controls and documents, never ids of the library.
    private static string? ReferenceOf(DraftAnswer draft)
    {
        var names = draft.Citations.Where(citation => citation.Kind != CitationKind.Answer).Select(citation => citation.Id).Distinct(StringComparer.Ordinal).ToList();
        return names.Count == 0 ? null : string.Join("; ", names);
    }
}
