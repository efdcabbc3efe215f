using System.Globalization;
using System.Text.Json;
using CsvHelper;
using Evidence.Artifacts;
using Evidence.Facts;
using Evidence.Ports;
using Evidence.Readers.Content;

namespace Evidence.Readers.Fairness;

/// <summary>Metrics by group as CSV: what <c>MetricFrame.by_group.to_csv()</c> writes, a column or more of groups and one for each metric.</summary>
internal sealed class FairnessCsvReader(ReaderTools tools) : CsvArtifactReader(tools)
{
    private const int MaxGroups = 5000;

    public override string Id => "fairness-csv";

    protected override string Format => "Metrics by group";

    protected override string? Kind => ArtifactKinds.FairnessReport;

    // A data set has groups of people too, and columns that are no metrics.
    protected override Recognition Recognise(string header, ArtifactHead head)
    {
        var columns = header.Split(',').Select(column => column.Trim('"', ' ')).ToList();
        var keys = KeysIn(columns);
        var metrics = columns.Count(IsMetric);
        var others = columns.Count(column => !IsMetric(column) && !FairnessWords.IsCount(column)) - keys.Count;
        return keys.Count > 0 && metrics > 0 && others <= (head.DeclaredKind == ArtifactKinds.FairnessReport ? columns.Count : 0) ? Recognition.Likely : Recognition.None;
    }

    protected override async Task<string?> ReadAsync(CsvReader csv, string[] header, FactSheet sheet, CancellationToken cancellationToken)
    {
        var keys = KeysIn(header);
        var cells = new List<GroupCell>();
        for (var row = 0; await csv.ReadAsync(cancellationToken).ConfigureAwait(false); row++)
        {
            if (row == MaxGroups)
            {
                return $"there are more than {MaxGroups} rows, so these are no groups.";
            }

            var group = Slice.Of(keys.Select(key => new KeyValuePair<string, string>(NameOf(header[key]), csv.GetString(key))));
            cells.AddRange(Enumerable.Range(0, header.Length).Where(column => !keys.Contains(column) && (IsMetric(header[column]) || FairnessWords.IsCount(header[column])))
                .Select(column => new GroupCell(header[column], group, ValueOf(csv.GetString(column), csv.LineNumber))));
        }

        if (cells.Count == 0)
        {
            return "no row holds a group.";
        }

        var frame = new JsonAt(JsonSerializer.SerializeToElement(new { }), "line 1");
        new FrameFacts(sheet, new GroupFrame(frame, frame, []), [], table: GroupTable.OfCells([.. keys.Select(key => NameOf(header[key]))], cells)).Write();
        return null;
    }

    // pandas leaves the name of an index without one empty; it is one of groups where a metric of groups stands beside it, and else may be one of models or classes.
    private List<int> KeysIn(IReadOnlyList<string> columns)
    {
        var isOfGroups = columns.Any(column => Tools.Names.Known(column)?.Id.StartsWith("fairness.", StringComparison.Ordinal) == true);
        return [.. Enumerable.Range(0, columns.Count).Where(column => FairnessWords.IsKey(columns[column]) || (column == 0 && columns[column].Length == 0 && isOfGroups))];
    }

    private static string NameOf(string column) => column.Length == 0 ? "group" : column;

    private static JsonAt ValueOf(string text, long line) => new(
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? JsonSerializer.SerializeToElement(number) : JsonSerializer.SerializeToElement(text),
        $"line {line}");

    private bool IsMetric(string column) => !FairnessWords.IsCount(column) && Tools.Names.Known(column) is not null;
}
