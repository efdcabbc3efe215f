using Evidence.Controls;
using Evidence.Releases;
using Evidence.Workspace.Yaml;

namespace Evidence.Workspace.Files;

/// <summary>releases/&lt;id&gt;.yaml.</summary>
internal static class ReleaseFile
{
    public static Release Read(YamlMap file, string id)
    {
        var tier = file.Text("tier", "1 (high), 2 (medium) or 3 (low)");
        var release = new Release(
            id,
            file.Text("product", "the id of a product in evidence.yaml"),
            file.Text("version", "the version as the product counts"),
            tier.Length > 0 ? Tiers.Parse(tier, file, "tier") ?? RiskTier.Tier1 : RiskTier.Tier1,
            file.Text("intended-use", "what it is for, and for whom"),
            [.. file.Maps("subjects").Select(ReadSubject)],
            file.OptionalText("policy") ?? "default",
            file.OptionalText("owner"),
            file.OptionalText("baseline"),
            [.. file.Maps("not-applicable").Select(ReadExclusion).OfType<ControlExclusion>()],
            file.Texts("out-of-scope"),
            file.Date("launch-date"));
        if (release.Subjects.Count == 0)
        {
            file.Problem("'subjects' is missing or empty", "a list of what evidence must be about, each with a 'source'");
        }

        file.Finish();
        return release;
    }

    private static Subject ReadSubject(YamlMap map)
    {
        var source = map.Text("source", "the id of a source in evidence.yaml");
        return new Subject(source, map.RemainingPairs());
    }

    private static ControlExclusion? ReadExclusion(YamlMap map)
    {
        var text = map.Text("control", "framework:id");
        var reason = map.Text("reason", "why it does not apply, in a sentence");
        map.Finish();
        if (ControlRef.TryParse(text, out var control))
        {
            return new ControlExclusion(control, reason);
        }

        if (text.Length > 0)
        {
            map.Problem($"'{text}' is not a control", "framework:id, for instance nist-ai-rmf:GOVERN 6.2", "control");
        }

        return null;
    }
}
