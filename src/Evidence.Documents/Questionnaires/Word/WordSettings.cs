using Evidence.Documents.Questionnaires.Source;

namespace Evidence.Documents.Questionnaires.Word;

/// <summary>How the document may be edited.</summary>
internal enum WordProtection
{
    /// <summary>Freely.</summary>
    None,

    /// <summary>Only form fields and content controls.</summary>
    Forms,

    /// <summary>Only comments.</summary>
    Comments,

    /// <summary>Only as tracked changes.</summary>
    TrackedChanges,

    /// <summary>Not at all.</summary>
    ReadOnly,
}

/// <summary>What the settings part says that matters for filling.</summary>
internal sealed class WordSettings
{
    public WordSettings(SourceDocument? part)
    {
        var protection = part?.Root.Child("documentProtection");
        Protection = protection?["enforcement"] is not ("1" or "true" or "on")
            ? WordProtection.None
            : protection!["edit"] switch
            {
                "forms" => WordProtection.Forms,
                "comments" => WordProtection.Comments,
                "trackedChanges" => WordProtection.TrackedChanges,
                "readOnly" => WordProtection.ReadOnly,
                _ => WordProtection.None,
            };
        HasAttachedTemplate = part?.Root.Child("attachedTemplate") is not null;
    }

    public WordProtection Protection { get; }

    /// <summary>True: the document names a template, which is never loaded.</summary>
    public bool HasAttachedTemplate { get; }
}
