using Evidence.Packs;
using Evidence.Workspace.Yaml;

namespace Evidence.Workspace.Files;

/// <summary>risks/*.yaml: a risk register kept by hand.</summary>
internal static class RiskFile
{
    private static readonly string[] _severities = ["critical", "high", "medium", "low", "info"];
    private static readonly string[] _states = ["open", "mitigated", "accepted", "closed"];

    public static IReadOnlyList<RiskEntry> Read(YamlMap file)
    {
        var risks = file.Maps("risks").Select(ReadOne).ToList();
        file.Finish();
        return risks;
    }

    private static RiskEntry ReadOne(YamlMap map)
    {
        var risk = new RiskEntry(
            map.Text("id", "a name unique in the register"),
            map.Text("title", "what may go wrong"),
            OneOf(map, "severity", _severities, "medium"),
            OneOf(map, "state", _states, "open"),
            map.OptionalText("owner"),
            map.OptionalText("mitigation"),
            map.OptionalText("residual-risk"),
            map.Moment("opened"),
            map.Moment("closed"),
            Product: map.OptionalText("product"));
        map.Finish();
        return risk;
    }

    private static string OneOf(YamlMap map, string name, string[] allowed, string fallback)
    {
        var text = map.OptionalText(name) ?? fallback;
        if (allowed.Contains(text, StringComparer.Ordinal))
        {
            return text;
        }

        map.Problem($"'{name}: {text}' is not known", $"one of {Words.List(allowed)}", name);
        return fallback;
    }
}
