using Evidence.Readers.Content;

namespace Evidence.Readers.Tracking;

/// <summary>The summary values and the configuration of a W&amp;B run. Names may be nested, as objects or with slashes.</summary>
internal static class WandbSummary
{
    private const int MaxDepth = 5;

    /// <summary>Writes the numbers of a summary.</summary>
    /// <param name="summary">It.</param>
    /// <param name="sheet">Where to.</param>
    /// <param name="pointer">Pointer of all its facts; null: each value's own.</param>
    public static void Write(JsonAt summary, FactSheet sheet, string? pointer) => Write(summary, "", sheet, pointer, 0);

    /// <summary>Writes the settings of a configuration: <c>{"lr": {"value": 0.1}}</c>.</summary>
    public static void WriteConfig(JsonAt config, FactSheet sheet, string pointer)
    {
        foreach (var (name, setting) in config.Members.Where(member => !member.Name.StartsWith('_') && member.Name != "wandb_version"))
        {
            if ((setting.Get("value") ?? setting).Text is { Length: > 0 } value)
            {
                sheet.AddText("run.parameter", pointer, value, About.Sliced("parameter", name));
            }
        }
    }

    private static void Write(JsonAt here, string prefix, FactSheet sheet, string? pointer, int depth)
    {
        foreach (var (name, value) in here.Members)
        {
            if (name == "_runtime" && value.Number is { } seconds)
            {
                sheet.Add("run.duration", pointer ?? value.Pointer, seconds);
            }
            else if (name.StartsWith('_') || name.StartsWith("gradients/", StringComparison.Ordinal) || name.StartsWith("parameters/", StringComparison.Ordinal) || value.Get("_type") is not null || name is "epoch" or "global_step" or "trainer/global_step")
            {
                // System values, histograms and media say nothing of the model.
                continue;
            }
            else if (value.IsObject && depth < MaxDepth)
            {
                Write(value, prefix + name + "/", sheet, pointer, depth + 1);
            }
            else if (value.Element.ValueKind == System.Text.Json.JsonValueKind.Number || value.Text is "NaN" or "Infinity" or "-Infinity")
            {
                sheet.Measure(prefix + name, "performance", pointer is null ? value : value with { Pointer = pointer });
            }
        }
    }
}
