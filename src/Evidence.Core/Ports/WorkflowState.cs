namespace Evidence.Ports;

/// <summary>States of a run.</summary>
public enum WorkflowState
{
    /// <summary>Started, and not yet picked up.</summary>
    Pending,

    /// <summary>Working or waiting.</summary>
    Running,

    /// <summary>Held.</summary>
    Suspended,

    /// <summary>Ended with a result.</summary>
    Completed,

    /// <summary>Ended with a fault.</summary>
    Failed,

    /// <summary>Ended by someone.</summary>
    Terminated,
}
