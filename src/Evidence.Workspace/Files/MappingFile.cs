using Evidence.Controls;
using Evidence.Workspace.Yaml;

namespace Evidence.Workspace.Files;

/// <summary>framework-mappings/mappings/*.yaml: artifact kinds and facts to controls.</summary>
internal static class MappingFile
{
    public static IReadOnlyList<ControlMapping> Read(YamlMap file)
    {
        var mappings = file.Maps("mappings").Select(ReadOne).ToList();
        file.Finish();
        return mappings;
    }

    private static ControlMapping ReadOne(YamlMap map)
    {
        var mapping = new ControlMapping(
            map.Text("id", "a name unique among mappings"),
            map.Text("kind", "an artifact kind, for instance fairness-report"),
            map.Map("when") is { } when ? ReadCondition(when) : null,
            ReadControls(map, "controls"),
            map.Word("strength", MappingStrength.Supporting),
            map.Text("expects", "what is expected, in a sentence"),
            map.Duration("fresh"),
            Tiers.Read(map));
        if (mapping.Controls.Count == 0)
        {
            map.Problem("'controls' is missing or empty", "a list of framework:id");
        }

        map.Finish();
        return map.Origin(mapping);
    }

    private static FactCondition ReadCondition(YamlMap map)
    {
        var condition = new FactCondition(
            map.Text("metric", "a metric of metrics.yaml, or a group such as 'fairness.*'"),
            map.Flag("sliced", false),
            map.Number("at-least", double.MinValue, double.MaxValue),
            map.Number("at-most", double.MinValue, double.MaxValue),
            map.OptionalText("is"),
            map.Has("attributes") ? map.Pairs("attributes") : null);
        map.Finish();
        return condition;
    }

    private static List<ControlRef> ReadControls(YamlMap map, string name)
    {
        var controls = new List<ControlRef>();
        foreach (var text in map.Texts(name))
        {
            if (ControlRef.TryParse(text, out var control))
            {
                controls.Add(control);
            }
            else
            {
                map.Problem($"'{text}' is not a control", "framework:id, for instance nist-ai-rmf:MEASURE 2.11", name);
            }
        }

        return controls;
    }
}
