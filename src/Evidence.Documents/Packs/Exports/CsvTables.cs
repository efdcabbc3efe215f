using CsvHelper;
using Evidence.Packs;

namespace Evidence.Documents.Packs.Exports;

/// <summary>The records of a pack as tables for spreadsheets and BI: UTF-8, comma, header row, ISO dates, numbers with a point.</summary>
internal static class CsvTables
{
    /// <summary>Writes one table by its file name.</summary>
    public static IReadOnlyDictionary<string, Action<PackContent, Stream>> All { get; } = new SortedDictionary<string, Action<PackContent, Stream>>(StringComparer.Ordinal)
    {
        ["artifacts.csv"] = (content, output) => Write(
            output,
            ["sha256", "size", "name", "kind", "source", "locator", "subject", "produced", "collected"],
            content.Artifacts.Select(artifact => new object?[]
            {
                artifact.Digest.Hex, artifact.Size, artifact.Name, artifact.Kind, artifact.Provenance.Source, artifact.Provenance.Locator, artifact.Provenance.Subject,
                artifact.Provenance.ProducedAt, artifact.Provenance.CollectedAt,
            })),
        ["controls.csv"] = (content, output) => Write(
            output,
            ["framework", "control", "title", "group", "status", "waiver", "reasons", "to complete", "conflicts", "evidence"],
            content.Controls.Select(control => new object?[]
            {
                control.Control.Framework, control.Control.Id, control.Title, control.Group, Report.Words.Kebab(control.Status), control.Waiver?.Id,
                string.Join(" ", control.Reasons), string.Join(" ", control.ToComplete), string.Join(" ", control.Conflicts),
                string.Join(' ', control.Evidence.Select(piece => piece.Artifact.Hex).Distinct()),
            })),
        ["facts.csv"] = (content, output) => Write(
            output,
            ["artifact", "metric", "number", "text", "slice", "sample size", "successes", "measured", "pointer", "attributes"],
            content.Readings.SelectMany(reading => reading.Facts).Select(fact => new object?[]
            {
                fact.Artifact.Hex, fact.Metric, fact.Number, fact.Text, fact.Slice.ToString(), fact.SampleSize, fact.Successes, fact.MeasuredAt, fact.Pointer,
                string.Join("; ", (fact.Attributes ?? new Dictionary<string, string>()).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}")),
            })),
        ["gates.csv"] = (content, output) => Write(
            output,
            ["release", "as of", "gate", "title", "rule", "severity", "outcome", "unwaived", "metric", "slice", "observed", "bound", "at least", "at most", "sample size", "baseline", "unit", "reason"],
            content.Gates.Select(result => new object?[]
            {
                content.Release.Id, content.AsOf, result.Gate.Id, result.Gate.Title, Report.Words.Kebab(result.Gate.Rule), Report.Words.Kebab(result.Gate.Severity),
                Report.Words.Kebab(result.Outcome), result.Unwaived is { } unwaived ? Report.Words.Kebab(unwaived) : null, result.Gate.Metric, result.Slice.ToString(),
                result.Observed, result.Bound, result.Gate.AtLeast, result.Gate.AtMost, result.SampleSize, result.BaselineValue, result.Unit, result.Reason,
            })),
        ["risks.csv"] = (content, output) => Write(
            output,
            ["id", "kind", "title", "severity", "state", "owner", "mitigation", "residual risk", "opened", "closed", "artifact"],
            content.Risks.Select(risk => new object?[]
            {
                risk.Id, risk.Kind, risk.Title, risk.Severity, risk.State, risk.Owner, risk.Mitigation, risk.ResidualRisk, risk.Opened, risk.Closed, risk.Artifact?.Hex,
            })),
        ["sources.csv"] = (content, output) => Write(
            output,
            ["source", "type", "state", "expected", "received", "gaps"],
            content.Sources.Select(source => new object?[]
            {
                source.Source, source.SourceType, Report.Words.Kebab(source.State), source.Expected, source.Received, string.Join("; ", source.Gaps.Select(gap => $"{gap.What}: {gap.Why}")),
            })),
        ["trends.csv"] = (content, output) => Write(
            output,
            ["gate", "release", "value"],
            content.Trends.SelectMany(trend => trend.Points.Select(point => new object?[] { trend.Gate, point.Release, point.Value }))),
    };

    /// <summary>Writes a table. A text that begins like a formula is made inert, so that it does not become one in a spreadsheet (OWASP, CSV injection).</summary>
    public static void Write(Stream output, string[] header, IEnumerable<object?[]> rows)
    {
        using var csv = CsvWriter.Create(output, new CsvWriterOptions { NewLine = "\n", Injection = CsvInjection.Escape }, leaveOpen: true);
        csv.WriteHeader(header);
        foreach (var row in rows)
        {
            foreach (var value in row)
            {
                csv.WriteField(value is DateTimeOffset time ? OscalIds.Time(time) : value);
            }

            csv.EndRecord();
        }
    }
}
