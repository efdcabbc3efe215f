namespace Evidence.Answers;

/// <summary>How far an answer is.</summary>
public enum DraftStatus
{
    /// <summary>Fit to send as it is.</summary>
    Drafted,

    /// <summary>A person must look at it.</summary>
    Review,

    /// <summary>No support; the nearest passages and their owners are named in the reasons.</summary>
    Unanswered,
}
