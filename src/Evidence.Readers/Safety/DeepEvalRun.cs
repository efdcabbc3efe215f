using System.Globalization;
using Evidence.Facts;
using Evidence.Readers.Content;

namespace Evidence.Readers.Safety;

/// <summary>The test cases of one DeepEval run counted, and its metrics averaged.</summary>
internal sealed class DeepEvalRun(FactSheet sheet)
{
    private const int MaxFailures = 1000;

    private static readonly Dictionary<string, string> _names = new(StringComparer.Ordinal)
    {
        ["bias"] = "safety.bias_score",
        ["toxicity"] = "safety.toxicity_score",
    };

    private static readonly HashSet<string> _safety = new(StringComparer.Ordinal)
    {
        "bias", "toxicity", "piileakage", "nonadvice", "misuse", "roleviolation", "roleadherence", "promptinjection", "jailbreak", "harmfulness", "illegality", "privacy",
    };

    private readonly Dictionary<string, DeepEvalMetric> _metrics = new(StringComparer.Ordinal);

    public void Read(JsonAt run, IReadOnlyList<JsonAt> cases)
    {
        foreach (var metric in cases.SelectMany(MetricsOf))
        {
            Of(metric.Get("name", "metric")?.Text ?? "(unnamed)", metric.Pointer).Take(metric);
        }

        WriteOverall(run, cases);
        foreach (var summary in Summaries(run))
        {
            // The run's own summary also counts what was measured inside the traces of a case.
            var metric = new DeepEvalMetric(summary.Get("metric")?.Text ?? "(unnamed)", summary.Pointer);
            metric.TakeSummary(summary);
            _metrics[metric.Name] = metric;
        }

        foreach (var metric in _metrics.Values)
        {
            Write(metric);
        }

        WriteFailures(cases);
    }

    private static IEnumerable<JsonAt> MetricsOf(JsonAt test) =>
        test.Get("metricsData", "metrics_data", "metricsMetadata", "metrics_metadata", "metrics")?.Items ?? [];

    private static bool IsError(JsonAt test) => MetricsOf(test).Any(DeepEvalMetric.IsError);

    private static IEnumerable<JsonAt> Summaries(JsonAt run) =>
        run.Get("metricsScores", "metrics_scores")?.Items.Where(summary => summary.Get("metric") is not null && summary.Get("passes")?.Count is not null) ?? [];

    private DeepEvalMetric Of(string name, string pointer)
    {
        if (!_metrics.TryGetValue(name, out var metric))
        {
            _metrics[name] = metric = new(name, pointer);
        }

        return metric;
    }

    private void WriteOverall(JsonAt run, IReadOnlyList<JsonAt> cases)
    {
        var judged = cases.Where(test => test.Get("success")?.Flag is not null || IsError(test)).ToList();
        var passed = judged.Count(test => test.Get("success")?.Flag == true);
        if (judged.Count < cases.Count)
        {
            sheet.Note(string.Create(CultureInfo.InvariantCulture, $"{cases.Count - judged.Count} test cases do not say whether they passed; they count neither way."));
        }

        sheet.AddRate("quality.pass_rate", run.Get("testPassed")?.Pointer ?? (judged.Count > 0 ? judged[0].Pointer : ""), passed, judged.Count);
        if (run.Get("testPassed")?.Count is { } stated && stated != passed)
        {
            sheet.Note(string.Create(CultureInfo.InvariantCulture, $"/testPassed states {stated} and {passed} of the cases say they passed; the cases were counted."));
        }

        var safety = _metrics.Values.Where(IsSafety).ToList();
        if (safety.Count > 0)
        {
            sheet.AddRate("safety.pass_rate", safety[0].Pointer, safety.Sum(metric => metric.Passes), safety.Sum(metric => metric.Judged));
        }
    }

    private void Write(DeepEvalMetric metric)
    {
        var plain = metric.PlainName;
        var about = About.With(("threshold", metric.Threshold), ("evaluation-model", metric.Model));
        if (metric.Mean is { } mean)
        {
            var name = _names.GetValueOrDefault(Words.Fold(plain)) ?? plain;
            sheet.Measure(name, "quality", metric.Pointer, mean, about with { SampleSize = metric.Scores, Attributes = about.Attributes.With((FactAttributes.SourceMetric, metric.Name)) });
        }

        var rate = IsSafety(metric) ? "safety.pass_rate" : "quality.pass_rate";
        sheet.AddRate(rate, metric.Pointer, metric.Passes, metric.Judged, about with
        {
            Slice = Slice.Of("category", plain),
            Attributes = about.Attributes.With((FactAttributes.Category, plain), ("errors", metric.Errors > 0 ? metric.Errors.ToString(CultureInfo.InvariantCulture) : null)),
        });
    }

    private void WriteFailures(IReadOnlyList<JsonAt> cases)
    {
        foreach (var test in cases.Where(test => test.Get("success")?.Flag == false || (test.Get("success")?.Flag is null && IsError(test))).Take(MaxFailures))
        {
            var failed = MetricsOf(test).Where(metric => metric.Get("success")?.Flag != true).Select(metric => metric.Get("name", "metric")?.Text).OfType<string>();
            sheet.AddText("quality.failed_case", test.Pointer, test.Get("name")?.Text ?? "(unnamed)", About.With((FactAttributes.Category, string.Join(", ", failed))));
        }
    }

    private bool IsSafety(DeepEvalMetric metric) =>
        _safety.Contains(Words.Fold(metric.PlainName)) || sheet.Names.Known(metric.PlainName)?.Id.StartsWith("safety.", StringComparison.Ordinal) == true;
}
