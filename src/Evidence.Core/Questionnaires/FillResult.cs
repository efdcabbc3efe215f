namespace Evidence.Questionnaires;

/// <summary>What was written into a file.</summary>
/// <param name="Filled">Ids of questions whose answer was written.</param>
/// <param name="NotFilled">Ids of questions that got an answer which could not be written, with the reason.</param>
public sealed record FillResult(IReadOnlyList<string> Filled, IReadOnlyDictionary<string, string> NotFilled);
