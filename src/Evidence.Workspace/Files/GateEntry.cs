using Evidence.Gates;
using Evidence.Workspace.Yaml;

namespace Evidence.Workspace.Files;

/// <summary>One gate of a policy.</summary>
internal static class GateEntry
{
    public static Gate Read(YamlMap map)
    {
        var gate = new Gate(
            map.Text("id", "a name unique in the policy"),
            map.OptionalText("title") ?? map.OptionalText("id") ?? "",
            map.Word("rule", GateRule.Threshold),
            Tiers.Read(map),
            map.Word("severity", GateSeverity.Blocking),
            map.OptionalText("metric"),
            map.Has("where") ? map.Pairs("where") : null,
            map.OptionalText("slice-by"),
            map.Number("at-least", double.MinValue, double.MaxValue),
            map.Number("at-most", double.MinValue, double.MaxValue),
            map.Number("confidence", 0.5, 0.9999),
            map.Whole("minimum-sample", 1, long.MaxValue),
            map.OptionalText("kind"),
            map.Duration("fresh-for"),
            map.Has("roles") ? map.Texts("roles") : null,
            (int?)map.Whole("within", 1, 3650),
            map.Has("severities") ? map.Texts("severities") : null,
            map.Has("frameworks") ? map.Texts("frameworks") : null,
            map.OptionalText("why"));
        if (!map.Has("rule"))
        {
            map.Problem("'rule' is missing", $"one of {Words.List(Enum.GetNames<GateRule>().Select(Words.Kebab))}");
        }

        CheckRule(gate, map);
        map.Finish();
        return gate;
    }

    private static void CheckRule(Gate gate, YamlMap map)
    {
        switch (gate.Rule)
        {
            case GateRule.Threshold:
                Need(map, gate, gate.Metric is not null, "metric");
                Need(map, gate, gate.AtLeast is not null || gate.AtMost is not null, "at-least' or 'at-most");
                break;
            case GateRule.Regression:
                Need(map, gate, gate.Metric is not null, "metric");
                break;
            case GateRule.RequiredArtifact:
                Need(map, gate, gate.Kind is not null, "kind");
                break;
            case GateRule.SignOff:
                Need(map, gate, gate.Roles is { Count: > 0 }, "roles");
                break;
            case GateRule.Closure:
                Need(map, gate, gate.Severities is { Count: > 0 }, "severities");
                break;
            case GateRule.Completeness:
                Need(map, gate, gate.Kind is not null, "kind");
                Need(map, gate, gate.AtLeast is not null, "at-least");
                break;
            case GateRule.Coverage:
                Need(map, gate, gate.Frameworks is { Count: > 0 }, "frameworks");
                Need(map, gate, gate.AtLeast is not null, "at-least");
                break;
        }
    }

    private static void Need(YamlMap map, Gate gate, bool isThere, string name)
    {
        if (!isThere)
        {
            map.Problem($"gate '{gate.Id}' has no '{name}'", $"a gate with 'rule: {Words.Kebab(gate.Rule.ToString())}' needs it");
        }
    }
}
