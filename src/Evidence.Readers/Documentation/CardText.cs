using System.Text.RegularExpressions;

namespace Evidence.Readers.Documentation;

/// <summary>What is left of a text when comments, template tags, labels without a value and placeholders are taken away.</summary>
internal static partial class CardText
{
    private static readonly string[] _boilerplate =
    [
        "use the code below to get started with the model",
        "carbon emissions can be estimated using the machine learning impact calculator",
        "users both direct and downstream should be made aware of the risks biases and limitations of the model more information needed for further recommendations",
        "users should be made aware of the risks biases and limitations of the dataset more information needed for further recommendations",
    ];

    private static readonly HashSet<string> _placeholders = new(StringComparer.Ordinal)
    {
        "more information needed", "needs more information", "information needed", "tbd", "tba", "todo", "to do", "to be added", "to be determined", "to be done", "coming soon",
        "n a", "na", "none yet", "lorem ipsum", "add text here", "insert text here", "description here", "fill in", "to be filled", "to be completed", "placeholder", "xxx",
    };

    /// <summary>True where a person wrote something of their own.</summary>
    public static bool IsFilled(string text) => Lines(text).Any(line => !IsEmpty(line));

    /// <summary>True where there is text, all of it placeholders.</summary>
    public static bool IsPlaceholder(string text) => !IsFilled(text) && Comment().Replace(text, "").Any(char.IsLetterOrDigit);

    private static string[] Lines(string text) => Tag().Replace(Comment().Replace(text, ""), "").Split('\n');

    private static bool IsEmpty(string line)
    {
        var value = Label().Replace(line, "");
        var words = SectionRule.Normal(Marks().Replace(Link().Replace(value, "$1"), " "));
        return words.Length == 0 || _placeholders.Contains(words) || _boilerplate.Any(text => words.StartsWith(text, StringComparison.Ordinal));
    }

    [GeneratedRegex("<!--.*?(-->|$)", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\{\{.*?\}\}|\{%.*?%\}|\$\{[^}]*\}", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"^\s*([-*+]\s+|\d+[.)]\s+)?\*\*[^*]{1,80}\*\*:?\s*|^\s*([-*+]\s+|\d+[.)]\s+)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Label();

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"[*_`#>|\[\]:-]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Marks();
}
