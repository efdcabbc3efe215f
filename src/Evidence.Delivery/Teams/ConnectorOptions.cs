namespace Evidence.Delivery.Teams;

/// <summary>How the Bot Connector is called, and where calls may go.</summary>
public sealed record ConnectorOptions
{
    /// <summary>Application id of the bot.</summary>
    /// <value>Null: there is none, and calls carry no token; only for a client on this machine.</value>
    public string? AppId { get; init; }

    /// <summary>Name of the secret with the application's password.</summary>
    /// <value>Default: <c>EVIDENCE_TEAMS_PASSWORD</c>.</value>
    public string PasswordSecret { get; init; } = "EVIDENCE_TEAMS_PASSWORD";

    /// <summary>Where tokens are asked for.</summary>
    /// <value>Default: the Bot Framework's tenant; a single-tenant bot asks in its own.</value>
    public Uri TokenEndpoint { get; init; } = new("https://login.microsoftonline.com/botframework.com/oauth2/v2.0/token");

    /// <summary>Hosts besides those of Microsoft's service that messages may go to and files may come from.</summary>
    /// <value>Default: none. <c>*.example.com</c> allows every host below.</value>
    public IReadOnlyList<string> MoreHosts { get; init; } = [];

    /// <summary>Whether a client on this machine may be called; only where the host itself takes requests from this machine alone.</summary>
    /// <value>Default: false.</value>
    public bool AllowLoopback { get; init; }

    /// <summary>The largest file that is fetched.</summary>
    /// <value>In bytes. Default: 100 MB.</value>
    public long LargestFile { get; init; } = 100 * 1024 * 1024;
}
