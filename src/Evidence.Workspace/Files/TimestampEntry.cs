using Evidence.Workspace.Yaml;
using Evidence.Workspaces;

namespace Evidence.Workspace.Files;

/// <summary>The entry <c>signing: timestamp</c> of evidence.yaml.</summary>
internal static class TimestampEntry
{
    public static TimestampSettings? Read(YamlMap map)
    {
        var text = map.Text("url", "the address of a time-stamping authority (RFC 3161): https://... or http://...");
        var secret = map.OptionalText("secret");
        map.Finish();
        if (text.Length == 0)
        {
            return null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.UserInfo.Length > 0 || !(url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp))
        {
            map.Problem("'url' is not the address of a time-stamping authority", "https://... or http://..., without a user and password in it", "url");
            return null;
        }

        if (secret is not null && url.Scheme != Uri.UriSchemeHttps && !url.IsLoopback)
        {
            map.Problem("a secret is never sent over http", "an https address, or no 'secret'", "secret");
        }

        return new TimestampSettings(url, secret);
    }
}
