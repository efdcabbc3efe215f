using Evidence.Facts;
using Evidence.Readers.Content;

namespace Evidence.Readers.Fairness;

/// <summary>
/// Values by group in any of the shapes pandas gives them: metric then group (<c>to_dict()</c>), the same with the groups in columns of their own
/// (<c>reset_index()</c>), group then metric (<c>orient="index"</c>), a list of rows (<c>orient="records"</c>), or index, columns and data
/// (<c>orient="split"</c>).
/// </summary>
internal sealed class GroupTable
{
    private GroupTable(IReadOnlyList<string> dimensions, IReadOnlyList<GroupCell> cells)
    {
        Dimensions = dimensions;
        Cells = cells;
    }

    public IReadOnlyList<string> Dimensions { get; }

    /// <summary>In the order of the artifact.</summary>
    public IReadOnlyList<GroupCell> Cells { get; }

    /// <summary>Reads the table.</summary>
    /// <param name="table">The values by group.</param>
    /// <param name="dimensions">What the groups differ in; empty: not said.</param>
    /// <param name="metrics">Names known to be metrics (those of the overall values).</param>
    /// <param name="names">The vocabulary.</param>
    public static GroupTable Read(JsonAt table, IReadOnlyList<string> dimensions, IReadOnlySet<string> metrics, MetricNames names)
    {
        var shape = new Shape(dimensions, metrics, names);
        if (table.IsArray)
        {
            return shape.FromRows(table);
        }

        if (table.Get("index") is { IsArray: true } index && table.Get("columns") is { IsArray: true } columns && table.Get("data") is { IsArray: true } data)
        {
            return shape.FromSplit(index, columns, data);
        }

        return shape.FromMaps(table);
    }

    /// <summary>Values that were found otherwise.</summary>
    public static GroupTable OfCells(IReadOnlyList<string> dimensions, IReadOnlyList<GroupCell> cells) => new(dimensions, cells);

    /// <summary>Reads values by group of one metric.</summary>
    public static GroupTable OfOne(string metric, JsonAt table, IReadOnlyList<string> dimensions)
    {
        var dimension = dimensions.Count > 0 ? string.Join(", ", dimensions) : "group";
        return new(
            dimensions.Count > 0 ? dimensions : [dimension],
            [.. table.Members.Select(member => new GroupCell(metric, Slice.Of(dimension, member.Name), member.Value))]);
    }

    private sealed class Shape(IReadOnlyList<string> dimensions, IReadOnlySet<string> metrics, MetricNames names)
    {
        private readonly List<GroupCell> _cells = [];

        public GroupTable FromRows(JsonAt rows)
        {
            var found = dimensions;
            foreach (var row in rows.Items)
            {
                var keys = row.Members.Where(member => IsKey(member.Name, member.Value) && !IsLongForm(row, member.Name)).ToList();
                found = found.Count > 0 ? found : [.. keys.Select(key => key.Name)];
                var group = keys.Count > 0 ? SliceOf(keys) : Slice.Of(Dimension(dimensions), row.Pointer[(row.Pointer.LastIndexOf('/') + 1)..]);
                _cells.AddRange(CellsOf(row, group));
            }

            return new(found.Count > 0 ? found : [Dimension(dimensions)], _cells);
        }

        public GroupTable FromSplit(JsonAt index, JsonAt columns, JsonAt data)
        {
            var metricNames = columns.Items.Select(column => column.Text ?? "").ToList();
            var groups = index.Items.Select(entry => entry.IsArray ? GroupOf([.. entry.Items.Select(part => part.Text ?? "")]) : GroupOf(entry.Text ?? "")).ToList();
            foreach (var (row, group) in data.Items.Zip(groups))
            {
                _cells.AddRange(row.Items.Zip(metricNames).SelectMany(cell => Cell(cell.Second, group, cell.First)));
            }

            return new(Named(), _cells);
        }

        public GroupTable FromMaps(JsonAt table)
        {
            var keys = table.Members.Where(member => IsKeyColumn(member.Name, member.Value)).ToList();
            return keys.Count > 0 ? FromColumns(table, keys) : FromTwoLevels(table);
        }

        // What reset_index() leaves: {"sex": {"0": "F", "1": "M"}, "accuracy": {"0": 0.8, "1": 0.9}}.
        private GroupTable FromColumns(JsonAt table, List<(string Name, JsonAt Value)> keys)
        {
            foreach (var (metric, column) in table.Members.Where(member => member.Value.IsObject && !IsKeyColumn(member.Name, member.Value)))
            {
                foreach (var (row, value) in column.Members)
                {
                    var groups = keys.Select(key => (key.Name, Value: key.Value.Get(row))).Where(key => key.Value?.Text is not null).ToList();
                    _cells.AddRange(groups.Count == keys.Count ? Cell(metric, SliceOf([.. groups.Select(key => (key.Name, key.Value!.Value))]), value) : []);
                }
            }

            return new([.. keys.Select(key => key.Name)], _cells);
        }

        private bool IsKeyColumn(string name, JsonAt column) =>
            column.IsObject && column.Size > 0 && !metrics.Contains(name) && column.Members.All(row => IsKey(name, row.Value));

        private GroupTable FromTwoLevels(JsonAt table)
        {
            var isMetricFirst = IsMetricFirst(table);
            foreach (var (outer, inner) in table.Members.Where(member => member.Value.IsObject).SelectMany(member => member.Value.Members.Select(value => (member.Name, value))))
            {
                var (metric, group) = isMetricFirst ? (outer, inner.Name) : (inner.Name, outer);
                _cells.AddRange(Cell(metric, GroupOf(group), inner.Value));
            }

            return new(Named(), _cells);
        }

        private IEnumerable<GroupCell> CellsOf(JsonAt row, Slice group) =>
            IsLongForm(row, "metric")
                ? Cell(row.Get("metric")!.Value.Text!, group, row.Get("value")!.Value)
                : row.Members.Where(member => !IsKey(member.Name, member.Value)).SelectMany(member => Cell(member.Name, group, member.Value));

        // {"group": "F", "metric": "recall", "value": 0.8}: one row a value.
        private static bool IsLongForm(JsonAt row, string name) =>
            name is "metric" or "value" && row.Get("metric")?.Text is not null && row.Get("value")?.Number is not null;

        private static IEnumerable<GroupCell> Cell(string metric, Slice group, JsonAt value)
        {
            if (!value.IsObject)
            {
                return value.IsArray ? [] : [new GroupCell(metric, group, value)];
            }

            return value.Get("value", "point", "estimate", "mean") is { } inner ? [new GroupCell(metric, group, inner)] : [];
        }

        // The outer names are metrics where the overall values have them, or, failing that, where more of them are in the vocabulary.
        private bool IsMetricFirst(JsonAt table)
        {
            var outer = table.Members.Where(member => member.Value.IsObject).Select(member => member.Name).ToList();
            var inner = table.Members.SelectMany(member => member.Value.Members).Select(member => member.Name).Distinct(StringComparer.Ordinal).ToList();
            var (outerOverall, innerOverall) = (outer.Count(metrics.Contains), inner.Count(metrics.Contains));
            return outerOverall != innerOverall ? outerOverall > innerOverall : Share(outer) > Share(inner);
        }

        private double Share(List<string> candidates) => candidates.Count == 0 ? 0 : (double)candidates.Count(IsMetric) / candidates.Count;

        private bool IsMetric(string name) => FairnessWords.IsCount(name) || names.Known(name) is not null;

        private bool IsKey(string name, JsonAt value) =>
            dimensions.Contains(name, StringComparer.Ordinal)
            || (name == "group" && value.Text is not null)
            || (value.Element.ValueKind == System.Text.Json.JsonValueKind.String && value.Number is null && !IsNotANumber(value.Text) && !IsMetric(name));

        private static bool IsNotANumber(string? text) => text is "NaN" or "nan" or "Infinity" or "-Infinity";

        // {"attribute_name": "race", "attribute_value": "B"} says dimension and group apart; {"sex": "F"} says both at once.
        private static Slice SliceOf(List<(string Name, JsonAt Value)> keys)
        {
            var dimension = keys.FirstOrDefault(key => FairnessWords.IsDimensionField(key.Name));
            var group = keys.FirstOrDefault(key => FairnessWords.IsGroupField(key.Name));
            if (dimension.Name is not null && group.Name is not null)
            {
                return Slice.Of(dimension.Value.Text!, group.Value.Text!);
            }

            return Slice.Of(keys.Select(key => new KeyValuePair<string, string>(key.Name, key.Value.Text!)));
        }

        private static string Dimension(IReadOnlyList<string> dimensions) => dimensions.Count > 0 ? string.Join(", ", dimensions) : "group";

        private IReadOnlyList<string> Named() => dimensions.Count > 0 ? dimensions : ["group"];

        private Slice GroupOf(string key) =>
            Parts(key) is { } parts && (parts.Length == dimensions.Count || (dimensions.Count == 0 && key.TrimStart().StartsWith('('))) ? GroupOf(parts) : Slice.Of(Dimension(dimensions), key);

        private Slice GroupOf(string[] parts) =>
            parts.Length == dimensions.Count
                ? Slice.Of(dimensions.Zip(parts, (name, value) => new KeyValuePair<string, string>(name, value)))
                : Slice.Of(Dimension(dimensions), string.Join(", ", parts));

        // pandas writes the key of a group of several features as a Python tuple: ('Female', '18-30').
        private static string[]? Parts(string key)
        {
            var inner = key.Trim();
            inner = inner.StartsWith('(') && inner.EndsWith(')') ? inner[1..^1] : inner;
            return inner.Contains(',') ? [.. inner.Split(',').Select(part => part.Trim().Trim('\'', '"'))] : null;
        }
    }
}
