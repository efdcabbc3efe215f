using Evidence.Artifacts;
using Evidence.Ports;
using Evidence.Readers.Content;

namespace Evidence.Readers.DataQuality;

/// <summary>
/// Summaries of whylogs profiles: that of 0.x (<c>columns</c> with <c>counters</c>) and the profile view of 1.x as pandas writes it (<c>counts/n</c>,
/// <c>counts/null</c> by column, https://docs.whylabs.ai/docs/whylogs-overview).
/// </summary>
internal sealed class WhylogsReader(ReaderTools tools) : JsonArtifactReader(tools)
{
    public override string Id => "whylogs";

    protected override string Format => "whylogs summary";

    protected override string? Kind => ArtifactKinds.DataQualityReport;

    protected override Recognition Recognise(JsonSketch json, ArtifactHead head) =>
        json.HasAll("counts/n", "counts/null") || json.HasAll("counts/n", "types/integral") || json.HasAny("columns/*/counters/count", "columns/*/counters", "*/counts/n", "columns/*/counts/n") || json.HasAll("columns", "properties/schemaMajorVersion")
            ? Recognition.Certain
            : Recognition.None;

    protected override string? Read(JsonAt root, FactSheet sheet, ref string? kind)
    {
        sheet.Tool = "whylogs";
        sheet.MeasuredAt = (root.At("properties", "dataTimestamp") ?? root.At("properties", "sessionTimestamp"))?.Time;
        var columns = Columns(root).ToList();
        if (columns.Count == 0)
        {
            sheet.Note("The profile holds no column.");
            return null;
        }

        var rows = columns.Select(column => (column.Count, column.Count.Count)).Where(count => count.Item2 is not null).MaxBy(count => count.Item2);
        if (rows.Item2 is { } most)
        {
            sheet.Add("data.rows", rows.Item1.Pointer, most);
        }

        sheet.Add("data.columns", root.Get("columns")?.Pointer ?? "", columns.Count);
        foreach (var (name, count, missing) in columns)
        {
            if (count.Count is { } all and > 0 && missing is { Count: { } nulls } part && nulls <= all)
            {
                sheet.AddRate("data.missing_share", part.Pointer, nulls, all, About.Sliced("column", name));
            }
        }

        return null;
    }

    private static IEnumerable<(string Name, JsonAt Count, JsonAt? Missing)> Columns(JsonAt root)
    {
        // pandas by column of the table: {"counts/n": {"age": 100}, "counts/null": {"age": 3}}.
        if (root.Get("counts/n") is { IsObject: true } byColumn)
        {
            return byColumn.Members.Select(member => (member.Name, member.Value, root.Get("counts/null")?.Get(member.Name)));
        }

        // pandas by row, or a list of rows: {"age": {"counts/n": 100, "counts/null": 3}}.
        var rows = root.IsArray
            ? root.Items.Select(row => (Name: row.Get("column", "index", "name")?.Text ?? row.Pointer, Value: row))
            : (root.Get("columns") ?? root).Members.Select(member => (member.Name, member.Value));
        return rows
            .Select(row => (row.Name, Count: row.Value.Get("counts/n") ?? row.Value.At("counts", "n") ?? row.Value.At("counters", "count"), Missing: Missing(row.Value)))
            .Where(row => row.Count is not null)
            .Select(row => (row.Name, row.Count!.Value, row.Missing));
    }

    private static JsonAt? Missing(JsonAt column)
    {
        var found = column.Get("counts/null") ?? column.At("counts", "null") ?? column.At("counters", "nullCount") ?? column.At("schema", "typeCounts", "NULL");
        return found?.Get("value") ?? found;
    }
}
