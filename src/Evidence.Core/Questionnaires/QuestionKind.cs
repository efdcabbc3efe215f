namespace Evidence.Questionnaires;

/// <summary>What kind of answer a question asks for.</summary>
public enum QuestionKind
{
    /// <summary>Words.</summary>
    Open,

    /// <summary>One of the options.</summary>
    Choice,

    /// <summary>Any number of the options.</summary>
    MultiChoice,

    /// <summary>A date.</summary>
    Date,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A file to attach.</summary>
    Attachment,

    /// <summary>A detail of the company or the person who answers: name, address, signature, date. A person fills it in; it is never drafted.</summary>
    FormField,
}
