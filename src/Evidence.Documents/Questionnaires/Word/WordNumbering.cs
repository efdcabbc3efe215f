using System.Text;
using Evidence.Documents.Questionnaires.Source;

namespace Evidence.Documents.Questionnaires.Word;

/// <summary>Counts the document's lists in order, as Word shows them (ECMA-376 part 1, clause 17.9).</summary>
internal sealed class WordNumbering
{
    private readonly Dictionary<string, SourceElement> _abstracts = [];
    private readonly Dictionary<string, SourceElement> _lists = [];
    private readonly Dictionary<string, int[]> _counters = [];

    public WordNumbering(SourceDocument? part)
    {
        foreach (var element in part?.Root.Children ?? [])
        {
            if (element.Name == "abstractNum" && element["abstractNumId"] is { } id)
            {
                _abstracts.TryAdd(id, element);
            }
            else if (element.Name == "num" && element["numId"] is { } list)
            {
                _lists.TryAdd(list, element);
            }
        }
    }

    /// <summary>The next number of a list at a level; null: the list is unknown or switched off.</summary>
    public ListLabel? Next(string list, int level)
    {
        if (level is < 0 or > 8 || !_lists.TryGetValue(list, out var num) || num.Child("abstractNumId")?["val"] is not { } id
            || !_abstracts.TryGetValue(id, out var definition))
        {
            return null;
        }

        var counters = Count(list, num, id, level);
        var form = Level(definition, level);
        var format = form?.Child("numFmt")?["val"] ?? "decimal";
        var indent = form?.Child("pPr", "ind");
        var label = format is "bullet" or "none"
            ? new ListLabel(list, level, format == "none" ? "" : form?.Child("lvlText")?["val"] ?? "", format == "bullet")
            : new ListLabel(list, level, Show(definition, level, counters), IsBullet: false);
        return label with { Indent = Twips(indent?["left"] ?? indent?["start"]), Hanging = Twips(indent?["hanging"]) };
    }

    private static int Twips(string? text) => int.TryParse(text, out var twips) && twips is > 0 and < 20_000 ? twips : 0;

    private static SourceElement? Level(SourceElement definition, int level) =>
        definition.Children.FirstOrDefault(l => l.Name == "lvl" && l["ilvl"] == level.ToString());

    private int[] Count(string list, SourceElement num, string abstractId, int level)
    {
        // Lists of one definition count on together, unless a list starts anew by an override.
        var key = num.Child("lvlOverride", "startOverride") is null ? "a" + abstractId : "n" + list;
        if (!_counters.TryGetValue(key, out var counters))
        {
            _counters[key] = counters = new int[9];
        }

        counters[level] = counters[level] == 0 ? Start(num, abstractId, level) : counters[level] + 1;
        Array.Clear(counters, level + 1, 8 - level);
        return counters;
    }

    private int Start(SourceElement num, string abstractId, int level)
    {
        var start = num.Children.FirstOrDefault(o => o.Name == "lvlOverride" && o["ilvl"] == level.ToString())?.Child("startOverride")?["val"]
            ?? Level(_abstracts[abstractId], level)?.Child("start")?["val"];
        return int.TryParse(start, out var number) && number is > 0 and < 10_000 ? number : 1;
    }

    private static string Show(SourceElement definition, int level, int[] counters)
    {
        var pattern = Level(definition, level)?.Child("lvlText")?["val"] ?? $"%{level + 1}";
        var shown = new StringBuilder();
        for (var at = 0; at < pattern.Length; at++)
        {
            if (pattern[at] == '%' && at + 1 < pattern.Length && pattern[at + 1] is >= '1' and <= '9')
            {
                var of = pattern[++at] - '1';
                shown.Append(Format(Math.Max(counters[of], 1), Level(definition, of)?.Child("numFmt")?["val"] ?? "decimal"));
            }
            else
            {
                shown.Append(pattern[at]);
            }
        }

        return shown.ToString().Trim();
    }

    private static string Format(int number, string format) => format switch
    {
        "lowerLetter" => Letters(number).ToLowerInvariant(),
        "upperLetter" => Letters(number),
        "lowerRoman" => Roman(number).ToLowerInvariant(),
        "upperRoman" => Roman(number),
        "decimalZero" => number.ToString("00"),
        _ => number.ToString(),
    };

    private static string Letters(int number) => new((char)('A' + ((number - 1) % 26)), ((number - 1) / 26) + 1);

    private static string Roman(int number)
    {
        var roman = new StringBuilder();
        foreach (var (value, sign) in new[] { (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I") })
        {
            for (; number >= value; number -= value)
            {
                roman.Append(sign);
            }
        }

        return roman.ToString();
    }
}
