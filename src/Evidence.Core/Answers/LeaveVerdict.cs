namespace Evidence.Answers;

/// <summary>Whether an answer of the library may leave for an audience, and what keeps it.</summary>
public enum LeaveVerdict
{
    /// <summary>It may.</summary>
    MayLeave,

    /// <summary>Nobody approved it, or the approval starts later.</summary>
    NotApproved,

    /// <summary>The last day it may leave has passed.</summary>
    Expired,

    /// <summary>The audience may not see answers of its level.</summary>
    AboveAudience,
}
