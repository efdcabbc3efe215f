namespace Evidence.Readers.Documentation;

/// <summary>A section of a published list and the headings it goes by.</summary>
/// <param name="Name">Its name in the list.</param>
/// <param name="Exact">Headings that are it when they are nothing else.</param>
/// <param name="Phrases">Phrases that make a heading it wherever they occur in it.</param>
internal sealed record SectionRule(string Name, IReadOnlyList<string> Exact, IReadOnlyList<string> Phrases)
{
    /// <summary>True where a heading is (also) this section.</summary>
    public bool Matches(string heading)
    {
        var words = Normal(heading);
        return Exact.Contains(words) || Phrases.Any(phrase => (" " + words + " ").Contains(" " + phrase + " ", StringComparison.Ordinal));
    }

    /// <summary>Letters and digits in lower case, words parted by one space; numbering in front and "optional" at the end are dropped.</summary>
    public static string Normal(string heading)
    {
        var words = string.Concat(heading.Select(letter => char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' '))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .SkipWhile(word => word.All(char.IsDigit))
            .ToList();
        return string.Join(' ', words.Count > 1 && words[^1] == "optional" ? words[..^1] : words);
    }
}
