using Evidence.Documents.Questionnaires.Source;

namespace Evidence.Documents.Questionnaires.Word;

/// <summary>A stretch of a paragraph's text and the markup it comes from.</summary>
/// <param name="Element">The <c>w:t</c>, <c>w:sym</c>, <c>w:tab</c> or <c>w:br</c>.</param>
/// <param name="Run">The run around it.</param>
/// <param name="Start">Offset in the paragraph's raw text.</param>
/// <param name="Text">What it shows.</param>
internal sealed record TextPiece(SourceElement Element, SourceElement Run, int Start, string Text)
{
    /// <summary>Offset behind it.</summary>
    public int End => Start + Text.Length;
}
