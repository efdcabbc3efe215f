using System.Text.Json;
using CsvHelper;
using Evidence.Artifacts;
using Evidence.Cli.Output;
using Evidence.Packs;

namespace Evidence.Cli.Frameworks;

/// <summary>Reads a file of official texts: CSV or Excel with the columns <c>id</c> and <c>text</c>, or JSON <c>{"framework": ..., "texts": {id: text}}</c> or <c>{id: text}</c>.</summary>
internal static class TextFile
{
    private const int LargestFile = 64 << 20;
    private static readonly string[] _idNames = ["id", "control", "control id", "identifier", "clause", "ref"];
    private static readonly string[] _textNames = ["text", "description", "requirement", "statement", "control text", "content"];

    /// <summary>The texts by id, and the framework where the file names one.</summary>
    /// <exception cref="EvidenceException"><see cref="FaultCode.Usage"/>: it is no such file; the message says what is expected.</exception>
    public static async Task<(string? Framework, Sha256Digest Digest, SortedDictionary<string, string> Texts)> ReadAsync(FileInfo file, CancellationToken cancellationToken)
    {
        await using var stream = InputFiles.Open(file);
        if (stream.Length > LargestFile)
        {
            throw new EvidenceException(FaultCode.TooLarge, $"'{file}' has {stream.Length >> 20} MB; texts of a framework take up to {LargestFile >> 20} MB.");
        }

        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        var (framework, texts) = file.Extension.ToLowerInvariant() switch
        {
            ".json" => ReadJson(file, bytes),
            ".xlsx" or ".xlsm" => (null, ReadTable(file, WorkbookRows(file, bytes))),
            _ => (null, ReadTable(file, CsvRows(file, bytes))),
        };
        return texts.Count > 0
            ? (framework, Sha256Digest.Of(bytes), texts)
            : throw new EvidenceException(FaultCode.Usage, $"'{file}' holds no texts; a CSV or Excel file needs the columns 'id' and 'text', a JSON file {{\"texts\": {{\"id\": \"text\"}}}}.");
    }

    private static (string? Framework, SortedDictionary<string, string> Texts) ReadJson(FileInfo file, byte[] bytes)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes);
            var root = json.RootElement;
            var framework = root.TryGetProperty("framework", out var named) ? named.GetString() : null;
            var texts = root.TryGetProperty("texts", out var inner) ? inner : root;
            return (framework, new(texts.EnumerateObject()
                .Where(pair => pair.Value.ValueKind == JsonValueKind.String && pair.Name != "framework")
                .GroupBy(pair => pair.Name.Trim(), StringComparer.Ordinal)
                .ToDictionary(same => same.Key, same => same.Last().Value.GetString()!.Trim()), StringComparer.Ordinal));
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new EvidenceException(FaultCode.Usage, $"'{file}' is not JSON of the form {{\"framework\": \"iso-42001\", \"texts\": {{\"A.5.4\": \"...\"}}}}.", fault);
        }
    }

    private static SortedDictionary<string, string> ReadTable(FileInfo file, List<string[]> rows)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (rows.Count == 0)
        {
            return texts;
        }

        var (id, text) = (Find(rows[0], _idNames), Find(rows[0], _textNames));
        if (id < 0 || text < 0)
        {
            throw new EvidenceException(FaultCode.Usage, $"'{file}' has the columns {string.Join(", ", rows[0].Select(name => $"'{PlainLine.Of(name)}'"))}; 'id' and 'text' are expected.");
        }

        foreach (var row in rows.Skip(1).Where(row => row.Length > Math.Max(id, text) && row[id].Trim().Length > 0 && row[text].Trim().Length > 0))
        {
            if (!texts.TryAdd(row[id].Trim(), row[text].Trim()) && texts[row[id].Trim()] != row[text].Trim())
            {
                throw new EvidenceException(FaultCode.Usage, $"'{file}' gives '{PlainLine.Of(row[id].Trim())}' two texts; keep one (and ids as text: a number 5.10 is 5.1).");
            }
        }

        return texts;
    }

    private static List<string[]> WorkbookRows(FileInfo file, byte[] bytes)
    {
        try
        {
            return Frameworks.WorkbookRows.Read(bytes, row => Find(row, _idNames) >= 0 && Find(row, _textNames) >= 0);
        }
        catch (InvalidDataException fault)
        {
            throw new EvidenceException(FaultCode.Usage, $"'{file}' is not an Excel workbook that can be read ({PlainLine.Of(fault.Message)}); save it as .xlsx without a password, or as CSV.", fault);
        }
    }

    private static List<string[]> CsvRows(FileInfo file, byte[] bytes)
    {
        var rows = new List<string[]>();
        try
        {
            using var reader = CsvReader.Create(bytes, new CsvReaderOptions { HasHeader = false });
            while (reader.Read())
            {
                rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
            }

            return rows;
        }
        catch (Exception fault) when (fault is CsvFormatException or InvalidDataException or NotSupportedException)
        {
            throw new EvidenceException(FaultCode.Usage, $"'{file}' is not a CSV file ({PlainLine.Of(fault.Message)}); save it as CSV in UTF-8 with the columns 'id' and 'text'.", fault);
        }
    }

    private static int Find(string[] header, string[] names) =>
        names.Select(name => Array.FindIndex(header, column => column.Trim().Equals(name, StringComparison.OrdinalIgnoreCase))).FirstOrDefault(index => index >= 0, -1);
}
