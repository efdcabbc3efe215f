namespace Evidence.Documents.Questionnaires.Grids;

/// <summary>What was found in a grid.</summary>
/// <param name="Questions">From top to bottom.</param>
/// <param name="Notes">What was left alone and why, a sentence each.</param>
internal sealed record GridReading(IReadOnlyList<GridQuestion> Questions, IReadOnlyList<string> Notes);
