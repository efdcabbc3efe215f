namespace Evidence.Delivery.Teams;

/// <summary>Which hosts are called: those of the service, those that are configured, and this machine where it is allowed. A message names its own service URL, so it is not believed.</summary>
public sealed class TrustedHosts(ConnectorOptions options)
{
    // https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference#base-uri
    private static readonly string[] _services = ["smba.trafficmanager.net", "*.botframework.com"];

    // Where files sent to a bot lie: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4.
    private static readonly string[] _files = ["*.sharepoint.com"];

    /// <summary>Whether messages may be sent to that URL.</summary>
    public bool IsService(Uri url) => IsAllowed(url, _services);

    /// <summary>Whether a file may be fetched from that URL.</summary>
    public bool IsFileHost(Uri url) => IsAllowed(url, _files);

    private bool IsAllowed(Uri url, string[] known)
    {
        ArgumentNullException.ThrowIfNull(url);
        return url.IsLoopback
            ? options.AllowLoopback && url.Scheme is "http" or "https"
            : url.Scheme == Uri.UriSchemeHttps && url.IsDefaultPort && url.UserInfo.Length == 0 && known.Concat(options.MoreHosts).Any(pattern => Matches(url.IdnHost, pattern));
    }

    private static bool Matches(string host, string pattern) => pattern.StartsWith("*.", StringComparison.Ordinal)
        ? host.EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase) && host.Length > pattern.Length - 1
        : string.Equals(host, pattern, StringComparison.OrdinalIgnoreCase);
}
