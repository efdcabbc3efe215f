namespace Evidence.Gates;

/// <summary>The rules a gate can be judged by.</summary>
public enum GateRule
{
    /// <summary>A number against a bound (<c>at-least</c>, <c>at-most</c>); rates by their Wilson bound.</summary>
    Threshold,

    /// <summary>The change against the baseline release.</summary>
    Regression,

    /// <summary>A fresh artifact of a kind is there.</summary>
    RequiredArtifact,

    /// <summary>People in named roles have signed off, in time.</summary>
    SignOff,

    /// <summary>Findings of named severities are closed.</summary>
    Closure,

    /// <summary>A document has the share of sections that is asked for.</summary>
    Completeness,

    /// <summary>The share of a framework's controls that is evidenced.</summary>
    Coverage,
}
