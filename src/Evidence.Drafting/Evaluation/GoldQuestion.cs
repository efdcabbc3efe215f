namespace Evidence.Drafting.Evaluation;

/// <summary>A labelled question.</summary>
/// <param name="Id">Unique in its file.</param>
/// <param name="Text">The question.</param>
/// <param name="Product">Product it is about; null: none named.</param>
/// <param name="Gold">Library entries that by themselves answer it; empty: none does.</param>
public sealed record GoldQuestion(string Id, string Text, string? Product, IReadOnlyList<string> Gold);
