namespace Evidence.Drafting.Evaluation;

/// <summary>A labelled question that matching gets wrong.</summary>
/// <param name="Id">Which question.</param>
/// <param name="Text">The question.</param>
/// <param name="Gold">What answers it.</param>
/// <param name="Nearest">What was ranked first to third.</param>
/// <param name="Rank">Place of the first right entry, counted from 1; null: not among the candidates, or none is right.</param>
/// <param name="Confidence">Confidence in the first.</param>
public sealed record EvaluationMiss(string Id, string Text, IReadOnlyList<string> Gold, IReadOnlyList<string> Nearest, int? Rank, double Confidence);
