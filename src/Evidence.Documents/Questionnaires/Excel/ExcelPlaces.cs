using Evidence.Documents.Questionnaires.Words;
using Evidence.Questionnaires;

namespace Evidence.Documents.Questionnaires.Excel;

/// <summary>Reads what stands at the slots of a question now.</summary>
internal sealed class ExcelPlaces(ExcelFile file)
{
    /// <summary>Answer and choice at the slots; null: nothing.</summary>
    public QuestionnaireFill? Of(Question question)
    {
        var ticked = question.Slots.Where(s => s.Option is not null && TextAt(s.Address) is not null).Select(s => s.Option!).ToList();
        var choice = ticked.Count > 0 ? string.Join("; ", ticked) : At(question, SlotRole.Choice);
        var words = At(question, SlotRole.Answer) ?? At(question, SlotRole.Comment);
        return choice is null && words is null ? null : new QuestionnaireFill(question.Id, words, choice);
    }

    private string? At(Question question, SlotRole role) =>
        question.Slots.Where(s => s.Role == role && s.Option is null).Select(s => TextAt(s.Address)).FirstOrDefault(t => t is not null);

    private string? TextAt(string address)
    {
        var bang = address.LastIndexOf('!');
        var sheet = bang < 0 ? null : file.Sheets.FirstOrDefault(s => s.Reference == address[..bang]);
        if (sheet is null || CellRef.Parse(address.AsSpan(bang + 1)) is not { } cell || !file.SourceOf(sheet).Rows.TryGetValue(cell.Row, out var row) || !row.Cells.TryGetValue(cell.Column, out var written))
        {
            return null;
        }

        if (CellBoxes.Of(written.Text) is { } boxes)
        {
            return boxes.Chosen;
        }

        var text = Fold.Spaces(written.Text);
        return text.Length == 0 || Placeholders.IsPlaceholder(text) ? null : text;
    }
}
