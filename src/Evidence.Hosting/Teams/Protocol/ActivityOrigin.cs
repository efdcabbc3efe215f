namespace Evidence.Hosting.Teams.Protocol;

/// <summary>How it is known where an activity comes from.</summary>
public enum ActivityOrigin
{
    /// <summary>A token of the Bot Framework.</summary>
    Bot,

    /// <summary>The signature of an outgoing webhook.</summary>
    Webhook,

    /// <summary>A client on this machine, on a host that only this machine reaches.</summary>
    Local,
}
