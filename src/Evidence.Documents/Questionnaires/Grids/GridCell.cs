using Evidence.Documents.Questionnaires.Words;

namespace Evidence.Documents.Questionnaires.Grids;

/// <summary>One cell of a table or sheet, merged ones counted once, at their top left corner.</summary>
/// <param name="Row">Row of its top left corner, from 0.</param>
/// <param name="Column">Column of its top left corner, from 0.</param>
/// <param name="RowSpan">Rows it covers.</param>
/// <param name="ColumnSpan">Columns it covers.</param>
/// <param name="Text">What it shows, white space folded; for an empty place the empty text.</param>
internal sealed record GridCell(int Row, int Column, int RowSpan, int ColumnSpan, string Text)
{
    /// <summary>True: it can take an answer without losing anything: empty, or a placeholder only.</summary>
    public bool IsBlank { get; init; }

    /// <summary>True: the file's protection or a formula keeps it from being filled.</summary>
    public bool IsLocked { get; init; }

    /// <summary>True: left open on purpose in a protected sheet.</summary>
    public bool IsUnlocked { get; init; }

    /// <summary>True: a content control or form field of its author's, which says that an answer goes here even once it is filled.</summary>
    public bool IsFormField { get; init; }

    /// <summary>True: set apart by weight, fill colour or style, as headings are.</summary>
    public bool IsEmphasised { get; init; }

    /// <summary>True: drawn as a place of its own, by a border, a fill or a list; every cell of a Word table is.</summary>
    public bool IsFramed { get; init; }

    /// <summary>Legal values of the cell's own list, or the labels of the boxes in it; empty: none.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>True: the cell is or holds nothing but one box to tick.</summary>
    public bool IsBox { get; init; }

    /// <summary>What the cell already holds as an answer; null: nothing.</summary>
    public string? Existing { get; init; }

    /// <summary>The placeholder it shows in place of words; empty: none.</summary>
    public string Placeholder { get; init; } = "";

    /// <summary>Where the cell stands in its file, for the format that made the grid.</summary>
    public object? Place { get; init; }

    /// <summary>True: an answer may be put here.</summary>
    public bool IsOpen => IsBlank && !IsLocked;

    /// <summary>
    /// The cell as a place for an answer: one that shows nothing but the choices (<c>Yes / No</c>) is a list of them, which the chosen one replaces.
    /// </summary>
    public GridCell AsPlace() =>
        Options.Count == 0 && !IsLocked && ChoiceWords.ListIn(Text) is { Count: >= 2 } choices
            ? this with { Options = choices, IsBlank = true, Existing = null, Text = "", Placeholder = Text }
            : this;

    /// <summary>True: it shows words.</summary>
    public bool HasText => Text.Length > 0;
}
