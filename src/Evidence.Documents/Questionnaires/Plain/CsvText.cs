using System.Text;
using CsvHelper;
using Evidence.Documents.Questionnaires.Packages;

namespace Evidence.Documents.Questionnaires.Plain;

/// <summary>A CSV file as records that remember how they were written.</summary>
internal sealed class CsvText
{
    private const int MostRecords = 20_000;

    private CsvText(char delimiter, IReadOnlyList<(string[] Fields, string Raw)> records) => (Delimiter, Records) = (delimiter, records);

    public char Delimiter { get; }

    /// <summary>Fields of each record and its own text with its line end.</summary>
    public IReadOnlyList<(string[] Fields, string Raw)> Records { get; }

    /// <summary>Reads a text.</summary>
    public static CsvText Parse(string text, string fileName)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var starts = new List<long>();
        var records = new List<string[]>();
        try
        {
            using var reader = CsvReader.Create(bytes, new CsvReaderOptions { HasHeader = false, SkipEmptyLines = false });
            while (reader.Read())
            {
                starts.Add(reader.ByteOffset);
                records.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
                if (records.Count > MostRecords)
                {
                    throw Faults.TooLarge(fileName, $"it has more than {MostRecords} rows");
                }
            }

            return new CsvText(records.Count == 0 ? ',' : reader.Separator, [.. records.Select((r, n) => (r, RawOf(bytes, starts, n)))]);
        }
        catch (Exception fault) when (fault is CsvFormatException or InvalidDataException or NotSupportedException)
        {
            throw new EvidenceException(FaultCode.Unsupported, $"'{fileName}' is not read: row {records.Count + 1} is not valid CSV.", fault);
        }
    }

    // A record with its line end, up to where the next one begins.
    private static string RawOf(byte[] bytes, List<long> starts, int record)
    {
        var from = record == 0 ? 0 : (int)starts[record];
        var to = record + 1 < starts.Count ? (int)starts[record + 1] : bytes.Length;
        return Encoding.UTF8.GetString(bytes, from, to - from);
    }

    /// <summary>A record written anew in the file's own manner; fields that are no text to a spreadsheet are made text.</summary>
    public string Write(IReadOnlyList<string> fields, string raw)
    {
        var end = raw.EndsWith("\r\n", StringComparison.Ordinal) ? "\r\n" : raw.EndsWith('\n') ? "\n" : raw.EndsWith('\r') ? "\r" : "";
        return string.Join(Delimiter, fields.Select(Quote)) + end;
    }

    private string Quote(string field) =>
        field.AsSpan().IndexOfAny("\"\r\n") >= 0 || field.Contains(Delimiter, StringComparison.Ordinal) || field.StartsWith(' ') || field.EndsWith(' ')
            ? "\"" + field.Replace("\"", "\"\"") + "\""
            : field;
}
