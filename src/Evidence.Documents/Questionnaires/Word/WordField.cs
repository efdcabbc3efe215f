using Evidence.Documents.Questionnaires.Source;

namespace Evidence.Documents.Questionnaires.Word;

/// <summary>A legacy form field (<c>w:ffData</c>, ECMA-376 part 1, clause 17.16.17).</summary>
/// <param name="Begin">The <c>w:fldChar</c> that begins it.</param>
/// <param name="Ordinal">Its number among the form fields of the document, from 1.</param>
/// <param name="Kind">Text, drop-down or checkbox.</param>
internal sealed record WordField(SourceElement Begin, int Ordinal, ControlKind Kind)
{
    /// <summary>Legal values of a drop-down.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>True: a checkbox that is ticked.</summary>
    public bool IsChecked { get; init; }

    /// <summary>Most characters of a text field; null: no limit.</summary>
    public int? MaxLength { get; init; }

    /// <summary>True: the author switched it off.</summary>
    public bool IsLocked { get; init; }

    /// <summary>Runs that show its result, between the separator and the end.</summary>
    public List<SourceElement> ResultRuns { get; } = [];

    /// <summary>The run of the separating <c>w:fldChar</c>; null: there is none.</summary>
    public SourceElement? SeparatorRun { get; set; }

    /// <summary>The run of the ending <c>w:fldChar</c>; null: not in the same paragraph.</summary>
    public SourceElement? EndRun { get; set; }

    /// <summary>What it shows now.</summary>
    public string Shown { get; set; } = "";
}
