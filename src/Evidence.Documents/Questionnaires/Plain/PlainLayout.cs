namespace Evidence.Documents.Questionnaires.Plain;

/// <summary>A file laid out as a Word document.</summary>
/// <param name="Document">The document.</param>
/// <param name="Questions">What the format knows of its questions beyond their layout; empty: nothing.</param>
internal sealed record PlainLayout(byte[] Document, IReadOnlyList<PlainQuestion> Questions);
