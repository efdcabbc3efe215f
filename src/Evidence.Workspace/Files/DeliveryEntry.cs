using Evidence.Answers;
using Evidence.Workspace.Yaml;
using Evidence.Workspaces;

namespace Evidence.Workspace.Files;

/// <summary>An entry of <c>delivery</c> in evidence.yaml. Each type has its own options; one that is not among them is told with its line.</summary>
internal static class DeliveryEntry
{
    private static readonly string[] _graphOptions = ["graph-url", "tenant", "client"];
    private static readonly string[] _places = ["url", "site", "user"];
    private static readonly string[] _addresses = ["url", "graph-url"];
    private static readonly string[] _graphSecrets = ["token", "client-secret", "certificate"];

    private static readonly Dictionary<string, (string[] Options, string[] Secrets)> _types = new(StringComparer.Ordinal)
    {
        ["folder"] = (["path"], []),
        ["sharepoint"] = (["url", "site", "drive", "user", "folder", "layout", "conflict", "link", "slice-kib", .. _graphOptions], _graphSecrets),
        ["teams-channel"] = (["team", "channel", .. _graphOptions], _graphSecrets),
        ["teams-conversation"] = (["conversation", "service"], []),
        ["webhook"] = ([], ["url"]),
        ["slack"] = ([], ["url"]),
    };

    public static DeliverySettings Read(YamlMap map)
    {
        var id = map.Text("id", "a name unique under delivery");
        var type = Words.OneOf(map, "type", "folder", [.. _types.Keys]);
        var audience = map.Word("audience", DisclosureLevel.Public);
        var secrets = map.Pairs("secrets");
        var settings = new DeliverySettings(id, type, audience, map.RemainingPairs(), secrets);
        CheckNames(map, settings);
        CheckValues(map, settings);
        return settings;
    }

    private static void CheckNames(YamlMap map, DeliverySettings settings)
    {
        var (options, secrets) = _types[settings.Type];
        foreach (var name in settings.Options.Keys.Except(options, StringComparer.Ordinal))
        {
            var known = options.Length == 0 ? "it takes none" : Words.Nearest(name, options) is { } near ? $"did you mean '{near}'?" : $"one of {Words.List(options)}";
            map.Problem($"'{name}' is no option of a delivery of type '{settings.Type}'", known, name);
        }

        foreach (var name in settings.Secrets.Keys.Except(secrets, StringComparer.Ordinal))
        {
            map.Problem($"'{name}' is no secret of a delivery of type '{settings.Type}'", secrets.Length == 0 ? "it takes none" : $"one of {Words.List(secrets)}", "secrets");
        }
    }

    private static void CheckValues(YamlMap map, DeliverySettings settings)
    {
        switch (settings.Type)
        {
            case "sharepoint":
                CheckSharePoint(map, settings);
                break;
            case "teams-channel":
                Required(map, settings, "team", "the id of the team");
                Required(map, settings, "channel", "the id of the channel (19:...@thread.tacv2)");
                break;
            case "teams-conversation":
                Required(map, settings, "conversation", "the id of the conversation; write 'notify here' to the bot in it");
                if (settings.Options.TryGetValue("service", out var service))
                {
                    Address(map, "service", service);
                }

                break;
            case "webhook" or "slack" when !settings.Secrets.ContainsKey("url"):
                map.Problem($"a delivery of type '{settings.Type}' names no secret for its address", "secrets: { url: NAME }, and NAME set to the https address of the webhook");
                break;
        }
    }

    private static void CheckSharePoint(YamlMap map, DeliverySettings settings)
    {
        string[] places = [.. _places.Where(settings.Options.ContainsKey)];
        if (places.Length > 1 || (places.Length == 0 && !settings.Options.ContainsKey("drive")))
        {
            map.Problem("a delivery of type 'sharepoint' goes to one place", "url (a link to a folder), or site (with drive), or drive, or user (their OneDrive)", places.FirstOrDefault());
        }

        Among(map, settings, "layout", "delivery", "flat");
        Among(map, settings, "conflict", "replace", "rename", "fail");
        Among(map, settings, "link", "organization", "none", "anonymous");
        if (settings.Options.GetValueOrDefault("link") == "anonymous" && settings.Audience != DisclosureLevel.Public)
        {
            map.Problem($"'link: anonymous' lets anybody read what is for a {Words.Kebab(settings.Audience.ToString())} audience", "organization or none, or audience: public", "link");
        }

        foreach (var name in _addresses.Where(settings.Options.ContainsKey))
        {
            Address(map, name, settings.Options[name]);
        }
    }

    /// <summary>An https address, or http on this machine.</summary>
    public static void Address(YamlMap map, string name, string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.UserInfo.Length > 0 || (url.Scheme != Uri.UriSchemeHttps && !(url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)))
        {
            map.Problem($"'{name}' is not an https address", "https://..., without a user and password in it", name);
        }
    }

    private static void Required(YamlMap map, DeliverySettings settings, string name, string allowed)
    {
        if (!settings.Options.ContainsKey(name))
        {
            map.Problem($"'{name}' is missing", allowed);
        }
    }

    private static void Among(YamlMap map, DeliverySettings settings, string name, params string[] allowed)
    {
        if (settings.Options.TryGetValue(name, out var value) && !allowed.Contains(value, StringComparer.Ordinal))
        {
            map.Problem($"'{name}: {value}' is not known", $"one of {Words.List(allowed)}", name);
        }
    }
}
