namespace Evidence.Drafting.Evaluation;

/// <summary>The outcome of fitting on labelled questions.</summary>
/// <param name="CrossValidated">Figures where each question was judged by weights fitted without it.</param>
/// <param name="Predictions">The predictions these figures rest on.</param>
/// <param name="Misses">What they get wrong.</param>
/// <param name="WeightsFile">Content of the file of weights, fitted on all questions; JSON in UTF-8.</param>
public sealed record CalibrationResult(EvaluationFigures CrossValidated, IReadOnlyList<AnswerPrediction> Predictions, IReadOnlyList<EvaluationMiss> Misses, ReadOnlyMemory<byte> WeightsFile);
