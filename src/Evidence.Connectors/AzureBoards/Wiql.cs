using System.Text.RegularExpressions;

namespace Evidence.Connectors.AzureBoards;

/// <summary>
/// A query in the Work Item Query Language, taken apart as far as narrowing it needs
/// (https://learn.microsoft.com/azure/devops/boards/queries/wiql-syntax).
/// </summary>
internal sealed partial class Wiql
{
    private readonly string _head;
    private readonly string? _condition;
    private readonly string _asOf;

    private Wiql(string head, string? condition, string asOf)
    {
        _head = head;
        _condition = condition;
        _asOf = asOf;
    }

    /// <summary>Takes a query apart; null where it asks for links, which ids do not split.</summary>
    public static Wiql? Parse(string text)
    {
        var words = Words().Matches(text).Where(match => match.Groups["word"].Success).ToList();
        if (words.Any(word => word.Value.StartsWith("FROM", StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        var where = Find(words, "WHERE");
        var asOf = Find(words, "AS");
        var end = new[] { Find(words, "ORDER"), asOf }.OfType<Match>().Select(word => word.Index).DefaultIfEmpty(text.Length).Min();
        return new(
            text[..(where?.Index ?? end)].Trim(),
            where is null ? null : text[(where.Index + where.Length)..end].Trim(),
            asOf is null ? "" : " " + text[asOf.Index..].Trim());
    }

    /// <summary>The same query for ids of a range, both ends in it.</summary>
    public string Within(long least, long most) => Compose($"[System.Id] >= {least} AND [System.Id] <= {most}", "ORDER BY [System.Id]");

    /// <summary>The same query, largest id first.</summary>
    public string LargestFirst() => Compose(null, "ORDER BY [System.Id] DESC");

    private string Compose(string? range, string order)
    {
        var conditions = new[] { _condition is null ? null : $"({_condition})", range }.OfType<string>().ToList();
        return $"{_head}{(conditions.Count == 0 ? "" : $" WHERE {string.Join(" AND ", conditions)}")} {order}{_asOf}";
    }

    private static Match? Find(List<Match> words, string start) => words.FirstOrDefault(word => word.Value.StartsWith(start, StringComparison.OrdinalIgnoreCase));

    // Texts and names of fields come first, so that words in them are no words of the language.
    [GeneratedRegex(@"'(?:[^']|'')*'|""(?:[^""]|"""")*""|\[[^\]]*\]|\b(?<word>FROM\s+\[?WorkItemLinks\]?|WHERE|ORDER\s+BY|AS\s?OF)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
