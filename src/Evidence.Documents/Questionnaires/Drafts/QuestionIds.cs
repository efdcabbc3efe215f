using Evidence.Artifacts;
using Evidence.Documents.Questionnaires.Words;
using Evidence.Questionnaires;

namespace Evidence.Documents.Questionnaires.Drafts;

/// <summary>
/// Gives questions their ids: the customer's own where it is typed and unique, else one made of the text, with a count where the same
/// text comes again. Neither moves when answers are filled in or another program saves the file.
/// </summary>
internal static class QuestionIds
{
    private const int HashDigits = 10;

    /// <summary>The questions, in the order of the drafts.</summary>
    public static IReadOnlyList<Question> Assign(IReadOnlyList<QuestionDraft> drafts)
    {
        var typed = drafts.Where(d => d.IsNumberTyped && d.Number is not null).GroupBy(d => Key(d.Number!)).Where(g => g.Count() == 1).Select(g => g.Key).ToHashSet();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var ids = new Dictionary<QuestionDraft, string>();
        foreach (var draft in drafts)
        {
            var own = draft.IsNumberTyped && draft.Number is { } number && typed.Contains(Key(number)) ? Fold.Spaces(number) : OfText(draft.Text);
            ids[draft] = Unique(own, taken);
        }

        return [.. drafts.Select(d => ToQuestion(d, ids))];
    }

    /// <summary>The id a text gives.</summary>
    public static string OfText(string text) =>
        "q-" + Sha256Digest.Of(System.Text.Encoding.UTF8.GetBytes(Fold.Words(text))).Hex[..HashDigits];

    private static string Key(string number) => Fold.Spaces(number).TrimEnd('.', ':', ')').ToUpperInvariant();

    private static string Unique(string id, HashSet<string> taken)
    {
        var unique = id;
        for (var n = 2; !taken.Add(unique); n++)
        {
            unique = $"{id}-{n}";
        }

        return unique;
    }

    private static Question ToQuestion(QuestionDraft draft, Dictionary<QuestionDraft, string> ids) => new(
        ids[draft],
        string.Join(" > ", draft.Section.Where(s => s.Length > 0)),
        draft.Text,
        draft.Kind,
        draft.Options,
        draft.Location,
        draft.Slots,
        draft.Doubt,
        draft.ExistingAnswer,
        draft.Parent is { } parent && ids.TryGetValue(parent, out var id) ? id : null,
        draft.Number);
}
