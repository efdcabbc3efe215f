using System.Text.RegularExpressions;
using Evidence.Documents.Questionnaires.Words;

namespace Evidence.Documents.Questionnaires.Word;

/// <summary>Choices typed behind the words of a line, one of which is to be left: <c>1. There is an AI policy.   YES / NO</c>.</summary>
/// <param name="Start">Where the choices begin in the paragraph's raw text.</param>
/// <param name="Length">Characters they take.</param>
/// <param name="Options">The choices.</param>
internal sealed partial record ChoiceTail(int Start, int Length, IReadOnlyList<string> Options)
{
    /// <summary>The choices at the end of a paragraph; null: there are none.</summary>
    public static ChoiceTail? Of(WordParagraph paragraph)
    {
        if (paragraph.Boxes.Count + paragraph.Controls.Count + paragraph.Fields.Count > 0 || !paragraph.Raw.Contains('/') || paragraph.Raw.Length > 1000)
        {
            return null;
        }

        var match = Tail().Match(paragraph.Raw);
        var choices = match.Groups["choices"];
        return match.Success && ChoiceWords.ListIn(choices.Value) is { Count: >= 2 } options && Grids.ColumnProfile.WordCount(paragraph.Raw[..choices.Index].Trim()) >= 3
            ? new ChoiceTail(choices.Index, choices.Length, options)
            : null;
    }

    [GeneratedRegex(@"(?:\s{2,}|\t|[?？.:]\s*)(?<choices>[\w./ ]{1,16}(?:\s*/\s*[\w. ]{1,16}){1,4})\s*$")]
    private static partial Regex Tail();
}
