using Evidence.Facts;
using Evidence.Readers.Content;

namespace Evidence.Readers.Tracking;

/// <summary>Registered models, their versions, and experiments.</summary>
internal static class MlflowModels
{
    public static void WriteModel(JsonAt model, FactSheet sheet)
    {
        var aliases = model.Get("aliases")?.Items.Select(alias => alias.Get("alias") is { } name ? $"{name.Text}={alias.Get("version")?.Text}" : alias.Text).OfType<string>() ?? [];
        if (model.Get("name") is { Text: { Length: > 0 } name } named)
        {
            sheet.AddText("model.registered", named.Pointer, name, About.With(("aliases", string.Join(", ", aliases)), ("description", model.Get("description")?.Text)) with { MeasuredAt = model.Get("last_updated_timestamp")?.Time });
        }

        WriteTags(model, null, sheet);
        foreach (var version in model.Get("latest_versions")?.Items ?? [])
        {
            WriteVersion(version, sheet);
        }
    }

    public static void WriteVersion(JsonAt version, FactSheet sheet)
    {
        var number = version.Get("version")?.Text;
        var title = $"{version.Get("name")?.Text} {number}".Trim();
        sheet.AddText("model.version", version.Pointer, version.Get("current_stage")?.Text?.ToLowerInvariant() ?? "none", About.With(
            (FactAttributes.Id, number),
            (FactAttributes.Title, title),
            ("name", version.Get("name")?.Text),
            ("aliases", string.Join(", ", version.Get("aliases")?.Items.Select(alias => alias.Text) ?? [])),
            ("run", version.Get("run_id")?.Text),
            ("status", version.Get("status")?.Text?.ToLowerInvariant()),
            ("source", version.Get("source")?.Text)) with { MeasuredAt = version.Get("last_updated_timestamp", "creation_timestamp")?.Time });
        WriteTags(version, title, sheet);
    }

    public static void WriteExperiment(JsonAt experiment, FactSheet sheet)
    {
        if (experiment.Get("name") is { Text: { Length: > 0 } name } named)
        {
            sheet.AddText("run.experiment", named.Pointer, name, About.With((FactAttributes.Id, experiment.Get("experiment_id")?.Text), ("stage", experiment.Get("lifecycle_stage")?.Text)) with
            {
                MeasuredAt = experiment.Get("last_update_time", "creation_time")?.Time,
            });
        }
    }

    private static void WriteTags(JsonAt owner, string? version, FactSheet sheet)
    {
        foreach (var tag in owner.Get("tags")?.Items ?? [])
        {
            if (tag.Get("key")?.Text is { } key && !key.StartsWith("mlflow.", StringComparison.Ordinal) && tag.Get("value")?.Text is { Length: > 0 } value)
            {
                sheet.AddText("model.tag", tag.Pointer, value, About.Sliced("tag", key, ("version", version)));
            }
        }
    }
}
