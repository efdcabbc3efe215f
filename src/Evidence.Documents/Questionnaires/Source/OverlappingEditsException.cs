namespace Evidence.Documents.Questionnaires.Source;

/// <summary>Two edits want to replace the same text.</summary>
internal sealed class OverlappingEditsException() : InvalidOperationException("Two edits of a part overlap.");
