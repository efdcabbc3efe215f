using Evidence.Documents.Questionnaires.Source;

namespace Evidence.Documents.Questionnaires.Word;

/// <summary>A box to tick in a paragraph: a glyph, a content control or a legacy checkbox.</summary>
/// <param name="Start">Offset in the paragraph's raw text.</param>
/// <param name="Length">Characters it takes there.</param>
/// <param name="IsChecked">Whether it is ticked.</param>
internal sealed record WordBox(int Start, int Length, bool IsChecked)
{
    /// <summary>The content control it is; null: none.</summary>
    public WordControl? Control { get; init; }

    /// <summary>The legacy form field it is; null: none.</summary>
    public WordField? Field { get; init; }

    /// <summary>The glyph it is, as text; null: none.</summary>
    public string? Glyph { get; init; }

    /// <summary>True: the bullet of a list, which shows as an empty box.</summary>
    public bool IsBullet { get; init; }

    /// <summary>The symbol element it is (<c>w:sym</c>); null: none.</summary>
    public SourceElement? Symbol { get; init; }
}
