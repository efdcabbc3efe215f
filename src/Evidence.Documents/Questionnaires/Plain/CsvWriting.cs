using System.Text;
using Evidence.Documents.Questionnaires.Drafts;

namespace Evidence.Documents.Questionnaires.Plain;

/// <summary>Writes answers into fields of a CSV text; records without answers stay as they were written.</summary>
internal sealed class CsvWriting(CsvText csv, int columns)
{
    private readonly Dictionary<int, SortedDictionary<int, string>> _writes = [];

    /// <summary>Writes one thing into one slot; a reason where it cannot be.</summary>
    public string? Write(SlotWrite write)
    {
        if (write.IsCleared)
        {
            return null;
        }

        var parts = write.Slot.Address.Split('.');
        if (parts.Length != 2 || !int.TryParse(parts[0].AsSpan(1), out var row) || !int.TryParse(parts[1].AsSpan(1), out var column) || row > csv.Records.Count)
        {
            return "its place is not in the file any more";
        }

        if (!_writes.TryGetValue(row - 1, out var fields))
        {
            _writes[row - 1] = fields = [];
        }

        // A spreadsheet would take these for a formula; the apostrophe makes them text.
        var text = write.Text ?? "X";
        fields[column - 1] = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' ? "'" + text : text;
        return null;
    }

    /// <summary>The filled text.</summary>
    public string Finish()
    {
        var text = new StringBuilder();
        var width = csv.Records.Count == 0 ? 0 : csv.Records.Max(r => r.Fields.Length);
        var isWider = _writes.Values.Any(f => f.Keys.Max() >= width);
        for (var row = 0; row < csv.Records.Count; row++)
        {
            var (fields, raw) = csv.Records[row];
            if (_writes.TryGetValue(row, out var writes))
            {
                var most = Math.Max(fields.Length, writes.Keys.Max() + 1);
                text.Append(csv.Write([.. Enumerable.Range(0, most).Select(c => writes.TryGetValue(c, out var own) ? own : c < fields.Length ? fields[c] : "")], raw));
            }
            else if (isWider && row == 0)
            {
                text.Append(csv.Write([.. fields, .. Enumerable.Repeat("", Math.Max(0, columns - 1 - fields.Length)), "Answer"], raw));
            }
            else
            {
                text.Append(raw);
            }
        }

        return text.ToString();
    }
}
