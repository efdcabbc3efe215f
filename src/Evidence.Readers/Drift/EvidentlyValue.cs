using System.Globalization;
using Evidence.Facts;
using Evidence.Readers.Content;

namespace Evidence.Readers.Drift;

/// <summary>One metric of an Evidently report of 0.7 on.</summary>
internal static class EvidentlyValue
{
    public static void Write(FactSheet sheet, JsonAt metric, JsonAt value)
    {
        var parameters = Parameters(metric);
        var type = parameters["type"];
        if (type == "DriftedColumnsCount")
        {
            WriteDataset(sheet, value, parameters.GetValueOrDefault("drift_share"));
        }
        else if (type == "ValueDrift")
        {
            DriftTests.Write(sheet, parameters.GetValueOrDefault("column") ?? "(unnamed)", parameters.GetValueOrDefault("method"), value, null, parameters.GetValueOrDefault("threshold"));
        }
        else
        {
            WriteOther(sheet, type, value, parameters.GetValueOrDefault("column"));
        }
    }

    // config: {"type": "evidently:metric_v2:ValueDrift", "column": "age"}; failing that the name: ValueDrift(column=age,method=psi).
    private static Dictionary<string, string> Parameters(JsonAt metric)
    {
        var name = metric.Get("metric_name", "metric_id")?.Text ?? "";
        var open = name.IndexOf('(', StringComparison.Ordinal);
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["type"] = open < 0 ? name : name[..open] };
        foreach (var part in open < 0 ? [] : name[(open + 1)..].TrimEnd(')').Split(',', StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                parameters[part[..equals]] = part[(equals + 1)..];
            }
        }

        foreach (var (key, setting) in metric.Get("config")?.Members ?? [])
        {
            if (setting.Text is { Length: > 0 } text)
            {
                parameters[key] = key == "type" ? text.Split(':')[^1] : text;
            }
        }

        return parameters;
    }

    private static void WriteDataset(FactSheet sheet, JsonAt value, string? threshold)
    {
        var about = About.With(("threshold", threshold));
        if (value.Get("share") is { Number: { } share } part)
        {
            sheet.Measure("share_of_drifted_columns", "drift", part, about);
            if (double.TryParse(threshold, NumberStyles.Float, CultureInfo.InvariantCulture, out var limit))
            {
                // Evidently's own definition; from 0.7 on the report states it only as a test.
                sheet.Add("drift.dataset_drift", part.Pointer, share >= limit ? 1 : 0, about with { Attributes = about.Attributes.With(("derived", "share of drifted columns >= drift_share")) });
            }
        }

        if (value.Get("count") is { } count)
        {
            sheet.Measure("number_of_drifted_columns", "drift", count, About.With((FactAttributes.SourceMetric, "DriftedColumnsCount")));
        }
    }

    private static void WriteOther(FactSheet sheet, string type, JsonAt value, string? column)
    {
        var about = column is null ? About.With((FactAttributes.SourceMetric, type)) : About.Sliced("column", column, (FactAttributes.SourceMetric, type));
        if (value.Get("share") is { } share)
        {
            var name = type.Contains("Missing", StringComparison.Ordinal) ? "missing_share" : type.Contains("Duplicate", StringComparison.Ordinal) ? "duplicate_share" : type + "Share";
            sheet.Measure(name, "data", share, about);
        }
        else if (value.Number is not null)
        {
            sheet.Measure(NameOf(type), "data", value, about);
        }
        else if (value.Get("mean") is { } mean)
        {
            sheet.Measure(NameOf(type), "performance", mean, about);
        }
        else if (sheet.Names.Known(NameOf(type)) is not null)
        {
            foreach (var (label, part) in value.Members)
            {
                sheet.Measure(NameOf(type), "performance", part, About.Sliced("class", label));
            }
        }
    }

    private static string NameOf(string type) => type switch
    {
        "RowCount" => "number_of_rows",
        "ColumnCount" => "number_of_columns",
        "F1ByLabel" => "f1",
        "PrecisionByLabel" => "precision",
        "RecallByLabel" => "recall",
        "RocAucByLabel" => "roc_auc",
        _ => type,
    };
}
