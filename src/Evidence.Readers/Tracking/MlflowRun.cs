using System.Globalization;
using Evidence.Facts;
using Evidence.Readers.Content;

namespace Evidence.Readers.Tracking;

/// <summary>One MLflow run: its metrics, parameters, data, code and how it ended.</summary>
internal static class MlflowRun
{
    private const string Commit = "mlflow.source.git.commit";

    public static void Write(JsonAt run, FactSheet sheet)
    {
        var info = run.Get("info");
        var id = info?.Get("run_id", "run_uuid")?.Text;
        var tags = Pairs(run.At("data", "tags"));
        var ended = info?.Get("end_time")?.Time;
        WriteInfo(run, info, id, tags, ended, sheet);
        foreach (var metric in run.At("data", "metrics")?.Items ?? [])
        {
            WriteMetric(metric, id, sheet);
        }

        foreach (var parameter in run.At("data", "params")?.Items ?? [])
        {
            if (parameter.Get("key")?.Text is { } key && parameter.Get("value")?.Text is { } value)
            {
                sheet.AddText("run.parameter", parameter.Pointer, value, About.Sliced("parameter", key, ("run", id)) with { MeasuredAt = ended });
            }
        }

        WriteTags(run, id, ended, sheet);
        WriteDatasets(run, id, ended, sheet);
    }

    /// <summary>The history of a metric: its last value.</summary>
    public static void WriteHistory(JsonAt history, FactSheet sheet)
    {
        foreach (var metric in history.Items.Where(entry => entry.Get("key")?.Text is not null).GroupBy(entry => entry.Get("key")!.Value.Text!, StringComparer.Ordinal))
        {
            var values = metric.ToList();
            WriteMetric(values.MaxBy(entry => (entry.Get("step")?.Number ?? 0, entry.Get("timestamp")?.Number ?? 0)), null, sheet);
            sheet.Note(string.Create(CultureInfo.InvariantCulture, $"{history.Pointer}: {values.Count} values of {metric.Key}; the last is taken."));
        }
    }

    private static Dictionary<string, JsonAt> Pairs(JsonAt? list)
    {
        var pairs = new Dictionary<string, JsonAt>(StringComparer.Ordinal);
        foreach (var pair in list?.Items ?? [])
        {
            if (pair.Get("key")?.Text is { } key && pair.Get("value") is { } value)
            {
                pairs[key] = value;
            }
        }

        return pairs;
    }

    private static void WriteInfo(JsonAt run, JsonAt? info, string? id, Dictionary<string, JsonAt> tags, DateTimeOffset? ended, FactSheet sheet)
    {
        var about = About.With(
            (FactAttributes.Id, id),
            (FactAttributes.Title, (info?.Get("run_name") ?? (tags.TryGetValue("mlflow.runName", out var name) ? name : null))?.Text),
            (FactAttributes.Owner, tags.TryGetValue("mlflow.user", out var user) ? user.Text : info?.Get("user_id")?.Text),
            ("experiment", info?.Get("experiment_id")?.Text),
            ("parent", tags.TryGetValue("mlflow.parentRunId", out var parent) ? parent.Text : null)) with { MeasuredAt = ended };
        if (info?.Get("status") is { Text: { Length: > 0 } status } state)
        {
            sheet.AddText("run.status", state.Pointer, status.ToLowerInvariant(), about);
        }

        if (info?.Get("start_time")?.Time is { } started && ended > started)
        {
            sheet.Add("run.duration", info.Value.Get("end_time")!.Value.Pointer, (ended.Value - started).TotalSeconds, About.With(("run", id)) with { MeasuredAt = ended });
        }

        if (tags.TryGetValue(Commit, out var commit) && commit.Text is { Length: > 0 } sha)
        {
            sheet.AddText("run.commit", commit.Pointer, sha, About.With(("run", id), ("source", tags.TryGetValue("mlflow.source.name", out var source) ? source.Text : null)) with { MeasuredAt = ended });
        }
    }

    private static void WriteMetric(JsonAt metric, string? run, FactSheet sheet)
    {
        if (metric.Get("key")?.Text is not { } key || !metric.Element.TryGetProperty("value", out var value))
        {
            sheet.Note($"{metric.Pointer}: the metric has no name or no value; passed over.");
            return;
        }

        sheet.Measure(key, "performance", new JsonAt(value, metric.Pointer + "/value"), new About(
            MeasuredAt: metric.Get("timestamp")?.Time,
            Attributes: Attributes.Of(("run", run), ("step", metric.Get("step")?.Text is "0" ? null : metric.Get("step")?.Text), (FactAttributes.Dataset, metric.Get("dataset_name")?.Text))));
    }

    // What MLflow itself writes starts with its name; the rest is the team's own.
    private static void WriteTags(JsonAt run, string? id, DateTimeOffset? ended, FactSheet sheet)
    {
        foreach (var tag in run.At("data", "tags")?.Items ?? [])
        {
            if (tag.Get("key")?.Text is { } key && !key.StartsWith("mlflow.", StringComparison.Ordinal) && tag.Get("value")?.Text is { Length: > 0 } value)
            {
                sheet.AddText("run.tag", tag.Pointer, value, About.Sliced("tag", key, ("run", id)) with { MeasuredAt = ended });
            }
        }
    }

    private static void WriteDatasets(JsonAt run, string? id, DateTimeOffset? ended, FactSheet sheet)
    {
        foreach (var input in run.At("inputs", "dataset_inputs")?.Items ?? [])
        {
            if (input.At("dataset", "name")?.Text is not { } name)
            {
                continue;
            }

            var context = Pairs(input.Get("tags")).TryGetValue("mlflow.data.context", out var use) ? use.Text : null;
            sheet.AddText("run.dataset", input.Get("dataset")!.Value.Pointer, name, About.With(
                ("digest", input.At("dataset", "digest")?.Text), ("use", context), ("source-type", input.At("dataset", "source_type")?.Text), ("profile", input.At("dataset", "profile")?.Text), ("run", id)) with { MeasuredAt = ended });
        }
    }
}
