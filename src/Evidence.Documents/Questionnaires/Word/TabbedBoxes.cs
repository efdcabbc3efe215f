using Evidence.Documents.Questionnaires.Words;

namespace Evidence.Documents.Questionnaires.Word;

/// <summary>
/// Tables made of tabs: a line <c>Question - Yes - No</c> and, below it, lines of words with a box under each of the choices.
/// </summary>
internal static class TabbedBoxes
{
    /// <summary>The blocks, with the choices of the line above as labels of boxes that have none.</summary>
    public static IEnumerable<FlowItem> Label(IReadOnlyList<FlowItem> items)
    {
        List<string> labels = [];
        for (var at = 0; at < items.Count; at++)
        {
            var item = items[at];
            if (LabelsOf(item) is { Count: >= 2 } heads && at + 1 < items.Count && LeadOf(items[at + 1], heads.Count) is not null)
            {
                labels = heads;
                yield return item.AsAside();
            }
            else
            {
                yield return labels.Count > 0 && LeadOf(item, labels.Count) is { } lead ? item.Labelled(lead, labels) : item;
            }
        }
    }

    private static List<string> LabelsOf(FlowItem item) =>
        item.Paragraph is { Boxes.Count: 0 } line && line.Raw.Contains('\t')
            ? [.. line.Raw.Split('\t', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Reverse().TakeWhile(ChoiceWords.IsChoice).Reverse()]
            : [];

    // The words before the boxes, where there are as many as labels, tabs between them and nothing else; null: not such a line.
    private static string? LeadOf(FlowItem item, int count)
    {
        if (item.Paragraph is not { } line || line.Boxes.Count != count || !line.Raw.Contains('\t'))
        {
            return null;
        }

        var rest = line.Raw[line.Boxes[0].Start..];
        var lead = Fold.Spaces(line.Raw[..line.Boxes[0].Start]);
        return lead.Any(char.IsLetter) && !rest.Any(char.IsLetterOrDigit) ? lead : null;
    }
}
