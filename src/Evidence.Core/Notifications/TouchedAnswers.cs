using Evidence.Answers;

namespace Evidence.Notifications;

/// <summary>Finds the answers of the library that rest on what got worse.</summary>
public static class TouchedAnswers
{
    /// <summary>Answers for the product that name one of the controls or artifact kinds as their evidence, in order of the library.</summary>
    /// <param name="library">The library.</param>
    /// <param name="product">Product whose evidence got worse.</param>
    /// <param name="worse">Controls (<c>framework:id</c>) and artifact kinds that got worse.</param>
    public static IReadOnlyList<LibraryAnswer> Find(IReadOnlyList<LibraryAnswer> library, string product, IReadOnlyCollection<string> worse)
    {
        ArgumentNullException.ThrowIfNull(library);
        return [.. library.Where(answer =>
            (answer.Products.Count == 0 || answer.Products.Contains(product, StringComparer.Ordinal))
            && answer.Evidence.Any(evidence => worse.Contains(evidence, StringComparer.OrdinalIgnoreCase)))];
    }
}
