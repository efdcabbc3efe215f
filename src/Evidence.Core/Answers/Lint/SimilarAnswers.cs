namespace Evidence.Answers.Lint;

/// <summary>Two entries that ask the same.</summary>
/// <param name="First">The one that stands first in the library.</param>
/// <param name="Second">The other.</param>
/// <param name="Likeness">How alike their nearest questions are, 0 to 1; 1: the same words.</param>
public sealed record SimilarAnswers(LibraryAnswer First, LibraryAnswer Second, double Likeness)
{
    /// <summary>True where there is a product both hold for.</summary>
    public bool SharesProduct =>
        First.Products.Count == 0 || Second.Products.Count == 0 || First.Products.Intersect(Second.Products, StringComparer.OrdinalIgnoreCase).Any();
}
