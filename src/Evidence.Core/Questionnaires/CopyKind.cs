namespace Evidence.Questionnaires;

/// <summary>For whom a filled file is.</summary>
public enum CopyKind
{
    /// <summary>For the reviewer: with comments.</summary>
    Review,

    /// <summary>For the customer: no comments, no custom properties, no internal names.</summary>
    Clean,
}
