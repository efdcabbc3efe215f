namespace Evidence.Workflows;

/// <summary>What people decided on a pack.</summary>
public enum PackVerdict
{
    /// <summary>Nobody was asked, or not everybody has answered.</summary>
    Pending,

    /// <summary>Everyone who must has approved.</summary>
    Approved,

    /// <summary>Someone sent it back.</summary>
    Rejected,

    /// <summary>Nobody decided in time.</summary>
    TimedOut,
}
