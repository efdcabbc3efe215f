using System.Globalization;
using CsvHelper;

namespace Evidence.Readers.Safety;

/// <summary>Where in a promptfoo CSV the results stand.</summary>
internal sealed class PromptfooColumns
{
    private const string Metric = "Metric: ";

    private readonly string[] _header;
    private readonly int[] _statuses;
    private readonly int _description;

    public PromptfooColumns(string[] header)
    {
        _header = header;
        _statuses = [.. Enumerable.Range(0, header.Length).Where(column => header[column] == "Status")];
        _description = Array.IndexOf(header, "Description");
    }

    /// <summary>The results of a row: one for each prompt or provider.</summary>
    public IEnumerable<PromptfooResult> Read(CsvReader row, string pointer)
    {
        foreach (var (column, index) in _statuses.Select((column, index) => (column, index)))
        {
            if (row.GetString(column) is var status and ("PASS" or "FAIL" or "ERROR"))
            {
                var end = index + 1 < _statuses.Length ? _statuses[index + 1] : _header.Length;
                yield return new PromptfooResult(pointer, Description(row), status == "PASS", status == "ERROR", [.. Checks(row, column, end)], null, null, null, Provider(column));
            }
        }
    }

    private string? Description(CsvReader row) => _description >= 0 && row.GetString(_description) is { Length: > 0 } text ? text : null;

    private IEnumerable<(string Metric, bool IsPass)> Checks(CsvReader row, int from, int to)
    {
        for (var column = from; column < to; column++)
        {
            if (_header[column].StartsWith(Metric, StringComparison.Ordinal) && double.TryParse(row.GetString(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var score))
            {
                yield return (_header[column][Metric.Length..], score >= 1);
            }
        }
    }

    // The output column stands before its status and is headed "[provider] prompt".
    private string? Provider(int status)
    {
        var output = status > 0 ? _header[status - 1] : "";
        var end = output.IndexOf(']', StringComparison.Ordinal);
        return output.StartsWith('[') && end > 1 ? output[1..end] : null;
    }
}
