namespace Evidence.Questionnaires;

/// <summary>What a reviewer made of an answer.</summary>
public enum ReviewVerdict
{
    /// <summary>Left as drafted.</summary>
    Accepted,

    /// <summary>Changed.</summary>
    Edited,

    /// <summary>Removed.</summary>
    Rejected,

    /// <summary>Written by hand where nothing was drafted.</summary>
    Added,

    /// <summary>Nothing was drafted and nothing stands there.</summary>
    Open,
}
