using Evidence.Documents.Questionnaires.Drafts;
using Evidence.Documents.Questionnaires.Packages;
using Evidence.Documents.Questionnaires.Source;

namespace Evidence.Documents.Questionnaires.Excel;

/// <summary>Writes answers into cells, changing the text of sheet parts at those cells only.</summary>
internal sealed class ExcelFiller(ExcelFile file)
{
    private const int MostCharacters = 32_767;

    private readonly Dictionary<ExcelSheet, SortedDictionary<(int Row, int Column), string>> _writes = [];

    /// <summary>Writes one thing into one slot; a reason where it cannot be.</summary>
    public string? Write(SlotWrite write)
    {
        if (write.IsCleared)
        {
            return null;
        }

        if (Find(write.Slot.Address) is not var (sheet, cell))
        {
            return "its cell is not in the file any more";
        }

        var text = write.Text ?? "X";
        if (text.Length > MostCharacters)
        {
            return $"a cell takes at most {MostCharacters} characters";
        }

        if (!_writes.TryGetValue(sheet, out var writes))
        {
            _writes[sheet] = writes = [];
        }

        writes[(cell.Row, cell.Column)] = text;
        return null;
    }

    /// <summary>The changed parts.</summary>
    public void Finish(PackageRewrite rewrite)
    {
        foreach (var (sheet, writes) in _writes)
        {
            var source = file.SourceOf(sheet);
            var edits = new SourceEdits();
            new SheetEdits(source, edits).Apply(writes);
            rewrite.Put(sheet.Part, source.Encode(edits.ApplyTo(source.Text)));
        }
    }

    private (ExcelSheet Sheet, CellRef Cell)? Find(string address)
    {
        var bang = address.LastIndexOf('!');
        var sheet = bang < 0 ? null : file.Sheets.FirstOrDefault(s => s.Reference == address[..bang]);
        return sheet is not null && CellRef.Parse(address.AsSpan(bang + 1)) is { } cell ? (sheet, cell) : null;
    }
}
