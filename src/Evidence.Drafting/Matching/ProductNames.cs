using Evidence.Answers;

namespace Evidence.Drafting.Matching;

/// <summary>Recognises the products of the library in a question.</summary>
internal sealed class ProductNames(IReadOnlyList<LibraryAnswer> library)
{
    private readonly string[] _ids = [.. library.SelectMany(answer => answer.Products).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>The one product a text names by its id, with hyphens or blanks; null: none or several.</summary>
    public string? NamedIn(string text)
    {
        var named = _ids.Where(id => Names(text, id)).Take(2).ToList();
        return named.Count == 1 ? named[0] : null;
    }

    private static bool Names(string text, string id) =>
        text.Contains(id, StringComparison.OrdinalIgnoreCase) || text.Contains(id.Replace('-', ' '), StringComparison.OrdinalIgnoreCase);
}
