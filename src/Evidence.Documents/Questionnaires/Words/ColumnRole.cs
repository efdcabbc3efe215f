namespace Evidence.Documents.Questionnaires.Words;

/// <summary>What a column of a questionnaire's table is for.</summary>
internal enum ColumnRole
{
    /// <summary>Not known from its header.</summary>
    Unknown,

    /// <summary>The customer's number or id of the question.</summary>
    Id,

    /// <summary>Domain, category, topic.</summary>
    Section,

    /// <summary>What is asked.</summary>
    Question,

    /// <summary>Where the answer goes.</summary>
    Answer,

    /// <summary>A box of its own for one option: Yes, No, N/A.</summary>
    Option,

    /// <summary>Explanation that goes with the answer.</summary>
    Comment,

    /// <summary>Evidence that goes with the answer.</summary>
    Reference,

    /// <summary>A mark that says which rows are asked.</summary>
    Asked,

    /// <summary>Help for the one who answers.</summary>
    Guidance,

    /// <summary>For the customer's own use: score, weight, assessor, owner. Never filled.</summary>
    Internal,

    /// <summary>Known, and of no use here: type, level, framework reference.</summary>
    Other,
}
