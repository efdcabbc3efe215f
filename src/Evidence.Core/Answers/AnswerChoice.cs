namespace Evidence.Answers;

/// <summary>Which box of a customer's form an answer ticks.</summary>
public enum AnswerChoice
{
    /// <summary>Yes.</summary>
    Yes,

    /// <summary>No.</summary>
    No,

    /// <summary>In part, or planned.</summary>
    Partial,

    /// <summary>Does not apply.</summary>
    Na,
}
