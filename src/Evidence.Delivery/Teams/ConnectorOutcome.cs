namespace Evidence.Delivery.Teams;

/// <summary>What the Bot Connector said to a message.</summary>
public enum ConnectorOutcome
{
    /// <summary>It is there.</summary>
    Done,

    /// <summary>It asks to wait.</summary>
    Throttled,

    /// <summary>The message to change is not there any more.</summary>
    Gone,

    /// <summary>The bot may not write there (any more).</summary>
    Refused,
}
