namespace Evidence.Answers;

/// <summary>What is cited.</summary>
public enum CitationKind
{
    /// <summary>An approved answer of the library.</summary>
    Answer,

    /// <summary>A fact read out of an artifact.</summary>
    Fact,

    /// <summary>An artifact as a whole.</summary>
    Artifact,

    /// <summary>The status of a control.</summary>
    Control,
}
