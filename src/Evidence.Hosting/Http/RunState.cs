namespace Evidence.Hosting.Http;

/// <summary>How far work is.</summary>
public enum RunState
{
    /// <summary>It is being worked on.</summary>
    Running,

    /// <summary>It waits for people to decide.</summary>
    AwaitingDecision,

    /// <summary>It is done.</summary>
    Done,

    /// <summary>It failed; the failure says why.</summary>
    Failed,
}
