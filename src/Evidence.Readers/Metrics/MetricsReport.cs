using Evidence.Facts;
using Evidence.Readers.Content;

namespace Evidence.Readers.Metrics;

/// <summary>One evaluation report while it is read.</summary>
internal sealed class MetricsReport(FactSheet sheet, JsonAt root)
{
    private const int MaxDepth = 6;
    private const string DefectRate = "_defect_rate";

    private static readonly string[] _labels = ["metric", "metric_name"];
    private static readonly string[] _values = ["value", "score"];
    private static readonly string[] _parts = ["slice", "segment", "subgroup", "cohort", "group", "class", "label"];

    private readonly string? _threshold = root.Get("threshold", "decision_threshold")?.Text;

    public void Write() => Walk(root, new Where(null, null, Slice.Overall, false, null), 0);

    private void Walk(JsonAt here, Where where, int depth)
    {
        if (depth > MaxDepth)
        {
            return;
        }

        if (here.IsArray)
        {
            foreach (var item in here.Items.Where(item => item.IsObject))
            {
                WalkItem(item, where, depth);
            }

            return;
        }

        var cases = here.Members.Where(member => MetricWords.IsSampleSize(member.Name)).Select(member => member.Value.Count).FirstOrDefault(count => count > 1) ?? ReportSize(here) ?? where.Cases;
        foreach (var (name, value) in here.Members)
        {
            Take(here, name, value, where with { Cases = cases }, depth);
        }
    }

    private void WalkItem(JsonAt item, Where where, int depth)
    {
        if (item.Get(_labels)?.Text is { Length: > 0 } metric && item.Get(_values) is { Text: not null } value)
        {
            var part = _parts.FirstOrDefault(key => item.Get(key)?.Text is { Length: > 0 });
            var cases = item.Members.Where(member => MetricWords.IsSampleSize(member.Name)).Select(member => member.Value.Count).FirstOrDefault(count => count > 0);
            Measure(metric, value, where with
            {
                Dataset = item.Get("dataset", "split", "data")?.Text ?? where.Dataset,
                Slice = part is null ? where.Slice : Slice.Of(part, item.Get(part)!.Value.Text!),
                IsContainer = true,
            }, cases, null);
        }
        else
        {
            Walk(item, where with { Part = item.Get("model", "model_name", "name")?.Text ?? where.Part }, depth + 1);
        }
    }

    private void Take(JsonAt parent, string name, JsonAt value, Where where, int depth)
    {
        if (MetricWords.IsReportText(name) && value.Element.ValueKind == System.Text.Json.JsonValueKind.String)
        {
            ClassificationText.Write(value, sheet);
        }
        else if (value.IsObject)
        {
            TakeObject(name, value, where, depth);
        }
        else if (value.IsArray)
        {
            Walk(value, where, depth + 1);
        }
        else if (!MetricWords.IsSampleSize(name) && value.Text is not null)
        {
            var stem = name.EndsWith("_mean", StringComparison.Ordinal) ? name[..^"_mean".Length] : name;
            Measure(name, value, where, where.Cases, (parent.Get(stem + "_std", name + "_std", stem + "_stderr"))?.Text);
        }
    }

    private void TakeObject(string name, JsonAt value, Where where, int depth)
    {
        if (value.Get("value", "mean", "score") is { Number: not null } inner && sheet.Names.Known(name) is not null)
        {
            Measure(name, inner, where, value.Members.Where(member => MetricWords.IsSampleSize(member.Name)).Select(member => member.Value.Count).FirstOrDefault(count => count > 0), value.Get("std", "stderr", "stdev")?.Text);
        }
        else if (IsClass(value))
        {
            WriteClass(name, value);
        }
        else
        {
            Walk(value, Inside(name, where), depth + 1);
        }
    }

    private static Where Inside(string name, Where where) =>
        MetricWords.IsContainer(name) || MetricWords.IsReportText(name) ? where with { IsContainer = true }
        : MetricWords.IsTraining(name) ? where with { Prefix = "train_", Cases = null }
        : MetricWords.IsSplit(name) ? where with { Dataset = name }
        : where with { Cases = null, Part = where.Part is null ? name : $"{where.Part}/{name}", IsContainer = false };

    // One row of scikit-learn's report: {"precision": 0.9, "recall": 0.8, "f1-score": 0.85, "support": 120}.
    private static bool IsClass(JsonAt row) => row.Get("precision") is not null && row.Get("recall") is not null && row.Get("support") is not null;

    private void WriteClass(string name, JsonAt row)
    {
        var isAverage = Words.Fold(name) is "macroavg" or "weightedavg" or "microavg" or "samplesavg";
        foreach (var (metric, value) in row.Members.Where(member => member.Name != "support"))
        {
            // Only recall rests on the cases of the class alone.
            var cases = metric == "recall" || isAverage ? row.Get("support")?.Count : null;
            var about = isAverage ? new About(SampleSize: cases) : new About(Slice.Of("class", name), cases);
            sheet.Measure(isAverage ? $"{name} {metric}" : metric, "performance", value, about);
        }
    }

    private void Measure(string name, JsonAt value, Where where, long? cases, string? deviation)
    {
        var known = sheet.Names.Known(name);
        var isText = value.Element.ValueKind == System.Text.Json.JsonValueKind.String;
        if (known is null && (isText || name.EndsWith(DefectRate, StringComparison.Ordinal) || !where.IsContainer || MetricWords.IsSetting(name)))
        {
            TakeUnknown(name, value, where);
            return;
        }

        var isWhole = known is null || !PartialRates.Contains(known.Id);
        sheet.Measure(where.Prefix + name, "performance", value, new About(where.Slice, isWhole ? cases : null, Attributes: Attributes.Of(
            (FactAttributes.Dataset, where.Dataset),
            ("part", where.Part),
            ("standard-deviation", deviation),
            ("decision-threshold", known?.Id.StartsWith("performance.", StringComparison.Ordinal) == true ? _threshold : null))));
    }

    private void TakeUnknown(string name, JsonAt value, Where where)
    {
        if (value.Number is null)
        {
            return;
        }

        if (name.EndsWith(DefectRate, StringComparison.Ordinal))
        {
            // Azure AI evaluation: "violence.violence_defect_rate".
            var category = name[(name.LastIndexOf('.') + 1)..^DefectRate.Length];
            sheet.Measure("harmful_content_rate", "safety", value, About.Sliced("category", category, (FactAttributes.Category, category), (FactAttributes.SourceMetric, name)));
        }
        else if (Words.Snake(name).StartsWith("psi_", StringComparison.Ordinal))
        {
            sheet.Measure("psi", "drift", value, About.With((FactAttributes.SourceMetric, name), ("part", where.Part)));
        }
    }

    // The number of cases stands in scikit-learn's text where it is nowhere else.
    private static long? ReportSize(JsonAt here) =>
        here.Members.Where(member => MetricWords.IsReportText(member.Name)).Select(member => ClassificationText.Cases(member.Value.Text ?? "")).FirstOrDefault(count => count is not null);

    /// <summary>Where in a report a number stands.</summary>
    private sealed record Where(string? Dataset, string? Part, Slice Slice, bool IsContainer, long? Cases, string Prefix = "");
}
