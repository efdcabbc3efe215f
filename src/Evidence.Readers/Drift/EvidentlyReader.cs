using Evidence.Artifacts;
using Evidence.Facts;
using Evidence.Ports;
using Evidence.Readers.Content;

namespace Evidence.Readers.Drift;

/// <summary>
/// Evidently reports and test suites (https://docs.evidentlyai.com/): the form of 0.7 on (<c>metric_name</c> or <c>metric_id</c> with <c>value</c>), that of
/// 0.2 to 0.6 (<c>metric</c> with <c>result</c>), and the profiles before it (<c>data_drift</c> with <c>data.metrics</c>).
/// </summary>
internal sealed class EvidentlyReader(ReaderTools tools) : JsonArtifactReader(tools)
{
    public override string Id => "evidently";

    protected override string Format => "Evidently report";

    protected override string? Kind => ArtifactKinds.DriftReport;

    protected override Recognition Recognise(JsonSketch json, ArtifactHead head)
    {
        var isNew = json.IsList("metrics") && json.Has("metrics/value") && json.HasAny("metrics/metric_name", "metrics/metric_id");
        var isOld = json.IsList("metrics") && json.HasAll("metrics/metric", "metrics/result");
        var isSuite = json.IsList("tests") && json.HasAll("tests/name", "tests/status") && json.HasAny("tests/description", "tests/group", "tests/metric_config");
        return isNew || isOld || isSuite || json.HasAny("data_drift/data/metrics", "cat_target_drift/data/metrics", "num_target_drift/data/metrics") ? Recognition.Certain : Recognition.None;
    }

    protected override string? Read(JsonAt root, FactSheet sheet, ref string? kind)
    {
        sheet.Tool = root.Get("version")?.Text is { Length: > 0 } version ? $"Evidently {version}" : "Evidently";
        sheet.MeasuredAt = (root.Get("timestamp") ?? root.At("data_drift", "datetime"))?.Time;
        foreach (var metric in root.Get("metrics")?.Items ?? [])
        {
            if (metric.Get("result") is { } result)
            {
                EvidentlyResult.Write(sheet, metric.Get("metric")?.Text ?? "", result);
            }
            else if (metric.Get("value") is { } value)
            {
                EvidentlyValue.Write(sheet, metric, value);
            }
        }

        foreach (var profile in root.Members.Where(member => member.Value.At("data", "metrics") is not null))
        {
            EvidentlyResult.WriteProfile(sheet, profile.Value.At("data", "metrics")!.Value);
        }

        WriteTests(root, sheet);
        if (sheet.IsEmpty)
        {
            sheet.Note("The report holds no metric that is read.");
        }

        return null;
    }

    private static void WriteTests(JsonAt root, FactSheet sheet)
    {
        if (root.Get("tests") is not { IsArray: true, Size: > 0 } tests)
        {
            return;
        }

        var outcomes = tests.Items.Select(test => (Test: test, Status: test.Get("status")?.Text?.Split('.')[^1].ToUpperInvariant() ?? "")).Where(test => test.Status is not ("SKIPPED" or "")).ToList();
        sheet.AddRate("data.tests_passed_rate", tests.Pointer, outcomes.Count(test => test.Status is "SUCCESS" or "PASS"), outcomes.Count);
        foreach (var (test, status) in outcomes.Where(test => test.Status is not ("SUCCESS" or "PASS")).Take(1000))
        {
            sheet.AddText("data.failed_test", test.Pointer, test.Get("name")?.Text ?? "(unnamed)", About.With(
                ("outcome", status.ToLowerInvariant()), (FactAttributes.Category, test.Get("group")?.Text), ("description", test.Get("description")?.Text)));
        }
    }
}
