namespace Evidence.Hosting.Teams.Commands;

/// <summary>What somebody wants.</summary>
internal enum CommandKind
{
    /// <summary>It was not understood.</summary>
    Unknown,

    /// <summary>To know what can be asked.</summary>
    Help,

    /// <summary>The pack of a release.</summary>
    Pack,

    /// <summary>How far a pack is.</summary>
    Status,

    /// <summary>What evidence is missing.</summary>
    Missing,

    /// <summary>What evidence is stale, or soon will be.</summary>
    Stale,

    /// <summary>Where the controls of a framework stand.</summary>
    Coverage,

    /// <summary>The evidence of a release collected again.</summary>
    Collect,

    /// <summary>To know how this conversation is notified.</summary>
    Notify,

    /// <summary>A questionnaire drafted.</summary>
    Draft,

    /// <summary>To approve a pack.</summary>
    Approve,

    /// <summary>To send a pack back.</summary>
    Reject,

    /// <summary>To waive a gate of a pack.</summary>
    Waive,
}
