using Evidence.Documents.Questionnaires.Drafts;
using Evidence.Documents.Questionnaires.Packages;
using Evidence.Documents.Questionnaires.Source;
using Evidence.Questionnaires;

namespace Evidence.Documents.Questionnaires.Excel;

/// <summary>Writes answers into cells, changing the text of sheet parts at those cells only.</summary>
internal sealed class ExcelFiller(ExcelFile file, FillOptions options)
{
    private const int MostCharacters = 32_767;

    private readonly Dictionary<ExcelSheet, SortedDictionary<(int Row, int Column), string>> _writes = [];
    private readonly Dictionary<ExcelSheet, SortedDictionary<(int Row, int Column), string>> _notes = [];

    /// <summary>Writes one thing into one slot; a reason where it cannot be.</summary>
    public string? Write(SlotWrite write)
    {
        if (write.IsCleared)
        {
            return Clear(write.Slot.Address);
        }

        if (Find(write.Slot.Address) is not var (sheet, cell))
        {
            return "its cell is not in the file any more";
        }

        var text = TickedAt(sheet, cell, write) ?? write.Text ?? "X";
        if (text.Length > MostCharacters)
        {
            return $"a cell takes at most {MostCharacters} characters";
        }

        Of(_writes, sheet)[(cell.Row, cell.Column)] = text;
        return null;
    }

    /// <summary>Puts a review note at a slot's cell.</summary>
    public void Comment(AnswerSlot slot, string note)
    {
        if (options.Copy == CopyKind.Review && Find(slot.Address) is var (sheet, cell))
        {
            Of(_notes, sheet)[(cell.Row, cell.Column)] = note;
        }
    }

    /// <summary>The changed parts.</summary>
    public void Finish(PackageRewrite rewrite)
    {
        foreach (var sheet in file.Sheets.Where(s => _writes.ContainsKey(s) || _notes.ContainsKey(s)))
        {
            var source = file.SourceOf(sheet);
            var edits = new SourceEdits();
            new SheetEdits(source, file.Styles, edits).Apply(Of(_writes, sheet));
            if (_notes.TryGetValue(sheet, out var notes))
            {
                new SheetNotes(file, sheet, options).Add(notes, edits, rewrite);
            }

            rewrite.Put(sheet.Part, source.Encode(edits.ApplyTo(source.Text)));
        }
    }

    // Boxes written as text of the cell are ticked where they are.
    private string? TickedAt(ExcelSheet sheet, CellRef cell, SlotWrite write)
    {
        if (write.Slot.Role != SlotRole.Choice || !file.SourceOf(sheet).Rows.TryGetValue(cell.Row, out var row) || !row.Cells.TryGetValue(cell.Column, out var written) || CellBoxes.Of(written.Text) is not { } boxes)
        {
            return null;
        }

        var chosen = write.Text?.Split("; ").ToHashSet();
        return boxes.Ticked(l => write.Slot.Option is not null || chosen is null || write.Text == l || chosen.Contains(l));
    }

    // Only a tick of an option that was not chosen is cleared, and only where answers may be replaced.
    private string? Clear(string address)
    {
        if (options.Overwrite && Find(address) is var (sheet, cell) && file.SourceOf(sheet).Rows.TryGetValue(cell.Row, out var row) && row.Cells.TryGetValue(cell.Column, out var written) && written.Text.Length > 0)
        {
            Of(_writes, sheet)[(cell.Row, cell.Column)] = CellBoxes.Of(written.Text) is { Labels: [""] } box ? box.Ticked(_ => false) : "";
        }

        return null;
    }

    private static SortedDictionary<(int Row, int Column), string> Of(Dictionary<ExcelSheet, SortedDictionary<(int Row, int Column), string>> all, ExcelSheet sheet)
    {
        if (!all.TryGetValue(sheet, out var cells))
        {
            all[sheet] = cells = [];
        }

        return cells;
    }

    private (ExcelSheet Sheet, CellRef Cell)? Find(string address)
    {
        var bang = address.LastIndexOf('!');
        var sheet = bang < 0 ? null : file.Sheets.FirstOrDefault(s => s.Reference == address[..bang]);
        return sheet is not null && CellRef.Parse(address.AsSpan(bang + 1)) is { } cell ? (sheet, cell) : null;
    }
}
