using Evidence.Documents.Questionnaires.Grids;
using Evidence.Questionnaires;

namespace Evidence.Documents.Questionnaires.Word;

/// <summary>The answer slots of a table cell.</summary>
internal static class WordSlots
{
    /// <summary>Below the question in its own cell, where the table has no place for the answer.</summary>
    public static AnswerSlot? Below(GridQuestion question) =>
        question.Cell.IsLocked ? null : new AnswerSlot(SlotRole.Answer, ((CellContent)question.Cell.Place!).Cell.Path + "#end");

    /// <summary>One slot a box for a choice in a cell with boxes, else one slot for the cell.</summary>
    public static IEnumerable<AnswerSlot> Of(GridCell cell, SlotRole role, string? option)
    {
        var content = (CellContent)cell.Place!;
        IEnumerable<AnswerSlot> words = role == SlotRole.Choice && option is null && content.WordsAddress is { } beside ? [new AnswerSlot(SlotRole.Comment, beside)] : [];
        if (role == SlotRole.Choice && option is null && content.Boxes.Count > 0)
        {
            return content.Boxes.Where(b => b.Option.Length > 0).Select(b => new AnswerSlot(role, b.Address, b.Option)).Concat(words);
        }

        var address = option is not null && content.Boxes.Count == 1 ? content.Boxes[0].Address : content.Address;
        return [new AnswerSlot(role, address, option, content.MaxLength), .. words];
    }
}
