using Evidence.Answers;
using Evidence.Workspace.Yaml;
using Evidence.Workspaces;

namespace Evidence.Workspace.Files;

/// <summary>The entries <c>graph</c> and <c>watched-folders</c> of evidence.yaml.</summary>
internal static class GraphEntry
{
    public static GraphSettings Read(YamlMap map)
    {
        var secrets = map.Pairs("secrets");
        foreach (var name in secrets.Keys.Where(name => name is not ("token" or "client-secret" or "certificate")))
        {
            map.Problem($"'{name}' is no secret Microsoft Graph is called with", "one of token, client-secret, certificate", "secrets");
        }

        var options = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in new[] { "tenant", "client", "url" })
        {
            if (map.OptionalText(name) is { } value)
            {
                options[name] = value;
            }
        }

        if (options.TryGetValue("url", out var url))
        {
            DeliveryEntry.Address(map, "url", url);
        }

        if ((secrets.ContainsKey("client-secret") || secrets.ContainsKey("certificate")) && !(options.ContainsKey("tenant") && options.ContainsKey("client")))
        {
            map.Problem("an app signs in with a tenant and a client", "tenant: and client: (ids of the Microsoft Entra tenant and of the app registration)");
        }

        map.Finish();
        return new GraphSettings(options, secrets);
    }

    public static WatchedFolder ReadFolder(YamlMap map, IReadOnlyList<string> products)
    {
        var id = map.Text("id", "a name unique under watched-folders");
        var url = map.Text("url", "an https link to a SharePoint or OneDrive folder");
        var product = map.OptionalText("product");
        if (product is not null && !products.Contains(product, StringComparer.Ordinal))
        {
            map.Problem($"'product: {product}' is not known", Words.Nearest(product, products) is { } near ? $"did you mean '{near}'?" : $"one of {Words.List(products)}", "product");
        }

        var isLink = Uri.TryCreate(url, UriKind.Absolute, out var link) && link.Scheme == Uri.UriSchemeHttps && link.UserInfo.Length == 0;
        if (!isLink && url.Length > 0)
        {
            map.Problem("'url' is not a link to a folder", "an https link to a SharePoint or OneDrive folder", "url");
        }

        var folder = new WatchedFolder(id, isLink ? link! : new Uri("about:blank"), map.Word("audience", DisclosureLevel.Public), product, map.OptionalText("outbox") ?? "outbox");
        map.Finish();
        return folder;
    }
}
