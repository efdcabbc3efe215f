using Evidence.Answers;

namespace Evidence.Drafting.Extractive;

/// <summary>What is ticked.</summary>
/// <param name="Choice">What holds for the question as asked; null: not said.</param>
/// <param name="Option">The form's own option for it; null: none.</param>
/// <param name="IsTurned">True where the question is asked the other way round than the library's.</param>
internal sealed record ChosenOption(AnswerChoice? Choice, string? Option, bool IsTurned);
