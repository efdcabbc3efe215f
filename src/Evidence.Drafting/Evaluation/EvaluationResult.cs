namespace Evidence.Drafting.Evaluation;

/// <summary>The outcome of an evaluation.</summary>
/// <param name="Figures">With the weights in use. Where these were fitted on the same questions, the figures flatter.</param>
/// <param name="Predictions">One a question, in order.</param>
/// <param name="Misses">Answerable questions whose first entry is wrong, and unanswerable ones that were drafted.</param>
public sealed record EvaluationResult(EvaluationFigures Figures, IReadOnlyList<AnswerPrediction> Predictions, IReadOnlyList<EvaluationMiss> Misses);
