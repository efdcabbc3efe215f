using Evidence.Readers.Content;

namespace Evidence.Readers.Drift;

/// <summary>One metric of an Evidently report of 0.2 to 0.6, and the profiles before them.</summary>
internal static class EvidentlyResult
{
    public static void Write(FactSheet sheet, string metric, JsonAt result)
    {
        WriteDataset(sheet, result);
        foreach (var (column, drift) in result.Get("drift_by_columns")?.Members ?? [])
        {
            WriteColumn(sheet, drift.Get("column_name")?.Text ?? column, drift);
        }

        if (result.Get("column_name")?.Text is { } name && result.Get("drift_score") is not null)
        {
            WriteColumn(sheet, name, result);
        }

        WriteMissing(sheet, result);
        var current = result.Get("current") is { IsObject: true } part ? part : result;
        foreach (var (key, value) in current.Members)
        {
            if (value.Number is not null && sheet.Names.Known(key) is { } known && !known.Id.StartsWith("drift.", StringComparison.Ordinal) && !known.Id.StartsWith("data.", StringComparison.Ordinal))
            {
                sheet.Measure(key, "performance", value, About.With(("metric-class", metric)));
            }
        }
    }

    /// <summary>The metrics of a profile: counts of features, and a drift score each.</summary>
    public static void WriteProfile(FactSheet sheet, JsonAt metrics)
    {
        WriteDataset(sheet, metrics);
        foreach (var (name, value) in metrics.Members.Where(member => member.Value.Get("drift_score", "p_value") is not null))
        {
            DriftTests.Write(sheet, name, value.Get("stattest_name", "stattest")?.Text, value.Get("drift_score", "p_value"), value.Get("drift_detected"), value.Get("threshold")?.Text);
        }
    }

    private static void WriteDataset(FactSheet sheet, JsonAt result)
    {
        var threshold = About.With(("threshold", result.Get("drift_share")?.Text));
        if (result.Get("dataset_drift") is { Flag: { } isDrifted } drift)
        {
            sheet.AddOnce("drift.dataset_drift", drift.Pointer, isDrifted ? 1 : 0, threshold);
        }

        var columns = result.Get("number_of_columns", "n_features")?.Count;
        var drifted = result.Get("number_of_drifted_columns", "n_drifted_features");
        if (result.Get("share_of_drifted_columns", "share_drifted_features") is { Number: { } number } share)
        {
            sheet.AddOnce("drift.share_of_drifted_columns", share.Pointer, number, threshold with { SampleSize = columns, Successes = columns is null ? null : drifted?.Count });
        }

        if (drifted is { Number: { } total } count)
        {
            sheet.AddOnce("drift.drifted_columns", count.Pointer, total);
        }
    }

    private static void WriteColumn(FactSheet sheet, string column, JsonAt drift) => DriftTests.Write(
        sheet,
        column,
        drift.Get("stattest_name")?.Text,
        drift.Get("drift_score"),
        drift.Get("drift_detected"),
        (drift.Get("stattest_threshold") ?? drift.Get("threshold"))?.Text);

    private static void WriteMissing(FactSheet sheet, JsonAt result)
    {
        if (result.Get("current") is not { } current)
        {
            return;
        }

        if (current.Get("share_of_missing_values") is { } share)
        {
            sheet.Measure("share_of_missing_values", "data", share);
        }

        if (current.Get("number_of_rows") is { } rows)
        {
            sheet.Measure("number_of_rows", "data", rows);
        }
    }
}
