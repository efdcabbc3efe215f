namespace Evidence.Drafting.Extractive;

/// <summary>What was chosen for a question.</summary>
/// <param name="Answers">One, or one for each part or product; empty: nothing that may leave comes near.</param>
/// <param name="Confidence">The least confidence of them.</param>
/// <param name="ByProduct">True where they answer the same for different products.</param>
/// <param name="Ask">Who owns what comes nearest, whether or not it may leave; null: nobody is named.</param>
/// <param name="IsWithheld">True where what comes nearest may not leave.</param>
internal sealed record Selection(IReadOnlyList<SelectedAnswer> Answers, double Confidence, bool ByProduct, string? Ask, bool IsWithheld)
{
    /// <summary>Parts of the question that no answer deals with.</summary>
    public IReadOnlyList<string> Open { get; init; } = [];
}
