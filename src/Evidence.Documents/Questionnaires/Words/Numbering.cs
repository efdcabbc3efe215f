using System.Text.RegularExpressions;

namespace Evidence.Documents.Questionnaires.Words;

/// <summary>Numbers and ids typed before a text: <c>1.</c>, <c>2.3.1</c>, <c>(a)</c>, <c>Q12:</c>, <c>A&amp;A-01.1</c>.</summary>
internal static partial class Numbering
{
    /// <summary>The typed number, null where there is none, and the text behind it.</summary>
    public static (string? Number, string Text) Strip(string text)
    {
        var trimmed = text.Trim();
        var match = Leading().Match(trimmed);
        if (!match.Success || match.Length == trimmed.Length)
        {
            return (null, trimmed);
        }

        return (match.Groups["n"].Value.Trim(), trimmed[match.Length..].TrimStart());
    }

    /// <summary>Whether a whole text is a number or id.</summary>
    public static bool IsId(string text)
    {
        var trimmed = text.Trim();
        return trimmed.Length is > 0 and <= 32 && WholeId().IsMatch(Fold.Letters(trimmed)) && !ChoiceWords.IsChoice(trimmed) && !ChoiceWords.IsTick(trimmed);
    }

    /// <summary>Whether a number names a part of a question: <c>a</c>, <c>(ii)</c>.</summary>
    public static bool IsPart(string? number) => number is not null && Part().IsMatch(number);

    [GeneratedRegex(
        @"^(?:(?<n>(?i:question|frage|pregunta|domanda|vraag|pergunta|item|nr|no|n°|nº|q|設問|質問|問)\s*\.?\s*\d{1,3}(?:[.\-]\d{1,3})*[a-z]?)\s*[.:)\-–）、]?"
        + @"|(?<n>[A-Z]{1,6}(?:&[A-Z]{1,3})?[\-._]\d{1,3}(?:[.\-]\d{1,3})*[a-z]?)\s*[.:)]?"
        + @"|(?<n>[A-Z]{1,2}\d{1,3}(?:[.\-]\d{1,3})*)\s*[.:)]"
        + @"|(?<n>\d{1,3}(?:\.\d{1,3})+(?:[a-z]|\.[a-z])?)\s*[.:)]?"
        + @"|(?<n>\d{1,3}[a-z]?)(?:\s*[.:)）、]|\s+[-–]|(?=\t))"
        + @"|[(（\[]\s*(?<n>\d{1,3}|[a-zA-Z]|[ivx]{1,5})\s*[)）\]]"
        + @"|(?<n>[a-zA-Z]|[ivxIVX]{1,5})[.)）]"
        + @"|(?<n>[①-⑳]))(?:\s+|(?=[\u3040-\uFFEF¿]))",
        RegexOptions.CultureInvariant)]
    private static partial Regex Leading();

    [GeneratedRegex(@"^[(\[]?(?:(?:(?:q|nr|no|n|ref|item|question|frage|設問|質問|問)\s*[.:]?\s*)?(?:[a-z]{1,8}(?:&[a-z]{1,4})?[-._/ ]?){0,3}\d+(?:[-._/][a-z0-9]{1,8})*|(?:[a-z]|[ivxl]{1,5})(?:[-._/][a-z0-9]{1,4})*)[.)\]:]?$", RegexOptions.CultureInvariant)]
    private static partial Regex WholeId();

    [GeneratedRegex(@"^(?:[a-z]|[ivx]{1,4})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Part();
}
