using Evidence.Releases;
using Evidence.Workspace.Yaml;

namespace Evidence.Workspace.Files;

/// <summary>Risk tiers, written 1, 2 and 3.</summary>
internal static class Tiers
{
    public static IReadOnlyList<RiskTier> Read(YamlMap map) =>
        [.. map.Texts("tiers").Select(text => Parse(text, map, "tiers")).OfType<RiskTier>().Distinct()];

    public static RiskTier? Parse(string text, YamlMap map, string name)
    {
        if (text is "1" or "2" or "3")
        {
            return (RiskTier)(text[0] - '0');
        }

        map.Problem($"'{text}' is not a risk tier", "1 (high), 2 (medium) or 3 (low)", name);
        return null;
    }
}
