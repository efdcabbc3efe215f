using Evidence.Documents.Questionnaires.Source;

namespace Evidence.Documents.Questionnaires.Word;

/// <summary>What a content control takes.</summary>
internal enum ControlKind
{
    /// <summary>Text without formatting.</summary>
    Text,

    /// <summary>Anything.</summary>
    RichText,

    /// <summary>One of its list.</summary>
    DropDown,

    /// <summary>One of its list, or words.</summary>
    Combo,

    /// <summary>A date.</summary>
    Date,

    /// <summary>A box to tick.</summary>
    CheckBox,

    /// <summary>A picture, a citation, a building block: not filled.</summary>
    Other,
}

/// <summary>A content control (<c>w:sdt</c>, ECMA-376 part 1, clause 17.5.2).</summary>
internal sealed record WordControl(SourceElement Element, int Ordinal, ControlKind Kind)
{
    /// <summary>Title or tag the author gave it; empty: none.</summary>
    public string Name { get; init; } = "";

    /// <summary>Legal values as shown, in order, with the value stored for each.</summary>
    public IReadOnlyList<(string Shown, string Stored)> Choices { get; init; } = [];

    /// <summary>True: it shows its placeholder.</summary>
    public bool IsShowingPlaceholder { get; init; }

    /// <summary>True: a checkbox that is ticked.</summary>
    public bool IsChecked { get; init; }

    /// <summary>
    /// True: made for an answer. Rich-text controls also wrap plain words, as Google Docs writes them; only a placeholder or a name
    /// given by the author tells.
    /// </summary>
    public bool IsPlace => !IsBound && Kind switch
    {
        ControlKind.Other or ControlKind.CheckBox => false,
        ControlKind.RichText => IsShowingPlaceholder || (Name.Length > 0 && !Name.StartsWith("goog_rdk", StringComparison.Ordinal)),
        _ => true,
    };

    /// <summary>True: its content may not be changed.</summary>
    public bool IsLocked { get; init; }

    /// <summary>True: shows a property of the document, as on cover pages.</summary>
    public bool IsBound { get; init; }

    /// <summary>The data it shows, which is changed with it; null: it is not bound to any.</summary>
    public BoundData? Data { get; init; }
}
