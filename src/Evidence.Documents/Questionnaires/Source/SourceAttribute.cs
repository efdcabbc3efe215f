namespace Evidence.Documents.Questionnaires.Source;

/// <summary>An attribute of a <see cref="SourceElement"/>, its value decoded.</summary>
internal readonly record struct SourceAttribute(string Name, string Namespace, string Value);
