namespace Evidence.Hosting.Engine;

/// <summary>What came of asking for an orchestration to be started.</summary>
public enum StartOutcome
{
    /// <summary>It was started now.</summary>
    Started,

    /// <summary>An instance of that id is there already; nothing was changed.</summary>
    AlreadyExists,
}
