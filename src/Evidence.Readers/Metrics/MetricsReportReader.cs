using Evidence.Artifacts;
using Evidence.Ports;
using Evidence.Readers.Content;

namespace Evidence.Readers.Metrics;

/// <summary>
/// Evaluation reports that projects write themselves: JSON with metrics by name, flat or in groups, a list of metric and value, or scikit-learn's
/// <c>classification_report</c> as a dictionary or a text. Recognised by the names of metrics the vocabulary knows.
/// </summary>
internal sealed class MetricsReportReader(ReaderTools tools) : JsonArtifactReader(tools)
{
    private const int Enough = 2;

    public override string Id => "metrics-report";

    protected override string Format => "Evaluation report";

    protected override string? Kind => ArtifactKinds.EvaluationReport;

    protected override Recognition Recognise(JsonSketch json, ArtifactHead head)
    {
        var names = Tools.Names;
        var outer = json.Names.Count(name => !json.IsObject(name) && !json.IsList(name) && names.Known(name) is not null);
        var inner = json.AllNames.Count(name => names.Known(name) is not null);
        var isContainer = json.Names.Any(name => MetricWords.IsContainer(name) && json.IsObject(name)) && inner > 0;
        var isLong = json.IsArray && json.HasAny("metric", "metric_name") && json.HasAny("value", "score");
        return head.DeclaredKind == ArtifactKinds.EvaluationReport || isContainer ? Recognition.Likely
            : outer + inner >= Enough || outer > 0 || isLong || json.AllNames.Any(MetricWords.IsReportText) ? Recognition.Possible
            : Recognition.None;
    }

    protected override string? Read(JsonAt root, FactSheet sheet, ref string? kind)
    {
        sheet.MeasuredAt = root.Get("generated_at_utc", "generated_at", "timestamp", "created_at", "evaluated_at", "date", "run_date", "datetime")?.Time;
        new MetricsReport(sheet, root).Write();
        kind = MetricWords.KindOf(sheet.Facts);
        return sheet.IsEmpty ? "Evaluation report: no metric with a number was found in it." : null;
    }
}
