using Evidence.Documents.Questionnaires.Source;

namespace Evidence.Documents.Questionnaires.Word;

/// <summary>What paragraph styles say about layout: heading levels, lists, weight.</summary>
internal sealed class WordStyles
{
    private readonly Dictionary<string, SourceElement> _styles = [];

    public WordStyles(SourceDocument? part)
    {
        foreach (var style in part?.Root.Children.Where(s => s.Name == "style" && s["styleId"] is not null) ?? [])
        {
            _styles.TryAdd(style["styleId"]!, style);
        }
    }

    /// <summary>The name of a style as people see it; the id where it has none.</summary>
    public string NameOf(string styleId) => _styles.GetValueOrDefault(styleId)?.Child("name")?["val"] ?? styleId;

    /// <summary>Heading level 1 to 9 of a style, by outline level or name; 0: no heading.</summary>
    public int HeadingLevelOf(string styleId)
    {
        foreach (var style in Chain(styleId))
        {
            if (style.Child("pPr", "outlineLvl")?["val"] is { } level && int.TryParse(level, out var outline))
            {
                return outline < 9 ? outline + 1 : 0;
            }

            if (LevelByName(style.Child("name")?["val"] ?? "") is > 0 and var named)
            {
                return named;
            }
        }

        return 0;
    }

    /// <summary>The list a style puts its paragraphs in; null: none.</summary>
    public (string List, int Level)? ListOf(string styleId)
    {
        foreach (var style in Chain(styleId))
        {
            if (style.Child("pPr", "numPr", "numId")?["val"] is { } list)
            {
                return int.TryParse(style.Child("pPr", "numPr", "ilvl")?["val"], out var level) ? (list, level) : (list, -1);
            }
        }

        return null;
    }

    /// <summary>Whether the style makes its text bold.</summary>
    public bool IsBold(string styleId) =>
        Chain(styleId).Select(s => s.Child("rPr", "b")).FirstOrDefault(b => b is not null) is { } bold && IsOn(bold);

    /// <summary>Whether a toggle property is on: <c>w:b</c>, <c>w:b w:val="1"</c>.</summary>
    public static bool IsOn(SourceElement? toggle) => toggle is not null && toggle["val"] is not ("0" or "false" or "off" or "none");

    private static int LevelByName(string name)
    {
        var folded = name.ToLowerInvariant();
        return folded switch
        {
            "title" => 1,
            "subtitle" => 2,
            _ when folded.StartsWith("heading ", StringComparison.Ordinal) && folded.Length == 9 && char.IsAsciiDigit(folded[8]) => folded[8] - '0',
            _ when folded.Contains("heading", StringComparison.Ordinal) && !folded.StartsWith("toc", StringComparison.Ordinal) => folded.FirstOrDefault(c => c is >= '1' and <= '9') is var digit && digit > 0 ? digit - '0' : 1,
            _ => 0,
        };
    }

    private IEnumerable<SourceElement> Chain(string styleId)
    {
        var id = styleId;
        for (var depth = 0; depth < 12 && _styles.TryGetValue(id, out var style); depth++)
        {
            yield return style;
            id = style.Child("basedOn")?["val"] ?? "";
        }
    }
}
