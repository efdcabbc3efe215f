namespace Evidence.Answers;

/// <summary>Terms that mean the same or nearly so.</summary>
/// <param name="Id">Lower-case words joined by hyphens.</param>
/// <param name="Terms">Words and phrases that mean the same.</param>
/// <param name="Related">Words and phrases that are near, worth less.</param>
public sealed record Concept(string Id, IReadOnlyList<string> Terms, IReadOnlyList<string> Related);
