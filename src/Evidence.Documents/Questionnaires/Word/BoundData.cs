using Evidence.Documents.Questionnaires.Source;

namespace Evidence.Documents.Questionnaires.Word;

/// <summary>The element of a custom XML part that a content control shows, and that Word reads anew when it opens the file.</summary>
/// <param name="Part">Name of the part.</param>
/// <param name="Document">The part.</param>
/// <param name="Element">The element; it holds text only.</param>
internal sealed record BoundData(string Part, SourceDocument Document, SourceElement Element);
