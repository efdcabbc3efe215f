namespace Evidence.Controls;

/// <summary>Where a control stands for a release at a time.</summary>
public enum ControlStatus
{
    /// <summary>No evidence.</summary>
    Missing,

    /// <summary>Evidence was there, and all of it is older than its freshness window.</summary>
    Stale,

    /// <summary>Some of what is expected is there, or only supporting evidence.</summary>
    Partial,

    /// <summary>Fresh, direct evidence for every expectation of the tier.</summary>
    Evidenced,

    /// <summary>Does not apply to this release, with a reason.</summary>
    NotApplicable,
}
