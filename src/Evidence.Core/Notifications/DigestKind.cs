namespace Evidence.Notifications;

/// <summary>How events are gathered before people are told.</summary>
public enum DigestKind
{
    /// <summary>Each event is told at once.</summary>
    Immediate,

    /// <summary>Once a day, everything since the day before.</summary>
    Daily,

    /// <summary>Once a week, everything since the week before.</summary>
    Weekly,
}
