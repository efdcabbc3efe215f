namespace Evidence.Hosting.Security;

/// <summary>How a host knows its callers.</summary>
public enum AuthMode
{
    /// <summary>The user of this machine, on loopback alone.</summary>
    Local,

    /// <summary>Bearer tokens of Entra ID or another OpenID Connect issuer.</summary>
    Bearer,

    /// <summary>App Service authentication with Entra ID.</summary>
    AppService,

    /// <summary>Function keys: trusted programs.</summary>
    FunctionKey,
}
