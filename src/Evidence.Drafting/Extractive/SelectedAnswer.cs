using Evidence.Answers;

namespace Evidence.Drafting.Extractive;

/// <summary>An approved answer chosen for a question or a part of it.</summary>
/// <param name="Answer">The answer; it may leave.</param>
/// <param name="Part">The question or part it answers.</param>
/// <param name="Confidence">Calibrated probability that it answers that.</param>
/// <param name="IsRunnerUp">True where a nearer answer may not leave.</param>
internal sealed record SelectedAnswer(LibraryAnswer Answer, string Part, double Confidence, bool IsRunnerUp);
