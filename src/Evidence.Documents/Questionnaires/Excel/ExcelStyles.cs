using Evidence.Documents.Questionnaires.Source;

namespace Evidence.Documents.Questionnaires.Excel;

/// <summary>What cell formats say that matters here.</summary>
internal sealed class ExcelStyles
{
    private readonly List<Format> _formats = [];

    public ExcelStyles(SourceDocument? part)
    {
        var root = part?.Root;
        var bold = (root?.Child("fonts")?.Children ?? []).Select(f => f.Child("b") is { } b && b["val"] is not ("0" or "false")).ToList();
        var filled = (root?.Child("fills")?.Children ?? []).Select(IsFilled).ToList();
        var dates = (root?.Child("numFmts")?.Children ?? []).Where(f => IsDate(f["formatCode"])).Select(f => f["numFmtId"]).ToHashSet();
        var framed = (root?.Child("borders")?.Children ?? []).Select(IsFramed).ToList();
        foreach (var format in root?.Child("cellXfs")?.Children ?? [])
        {
            _formats.Add(new Format(
                Number(format["fontId"]) is var font && font < bold.Count && bold[font],
                Number(format["fillId"]) is var fill && fill < filled.Count && filled[fill],
                Number(format["borderId"]) is var border && border < framed.Count && framed[border],
                format.Child("protection")?["locked"] is not ("0" or "false"),
                format.Child("alignment")?["wrapText"] is "1" or "true",
                Number(format["numFmtId"]) is (>= 14 and <= 22) or (>= 45 and <= 47) || dates.Contains(format["numFmtId"])));
        }
    }

    public bool IsBold(int style) => Of(style).IsBold;

    /// <summary>Whether the cell has a fill colour that is not white.</summary>
    public bool IsFilled(int style) => Of(style).IsFilled;

    /// <summary>Whether borders or a fill draw the cell as a place of its own.</summary>
    public bool IsFramed(int style) => Of(style).IsFramed || Of(style).IsFilled;

    /// <summary>Whether a protected sheet keeps the cell from being changed; it does unless the format says otherwise.</summary>
    public bool IsLocked(int style) => Of(style).IsLocked;

    public bool Wraps(int style) => Of(style).Wraps;

    public bool IsDate(int style) => Of(style).IsDate;

    private Format Of(int style) => style >= 0 && style < _formats.Count ? _formats[style] : new Format(false, false, false, true, false, false);

    private static bool IsFramed(SourceElement border) =>
        border.Children.Count(s => s.Name is "left" or "right" or "top" or "bottom" or "start" or "end" && s["style"] is not (null or "none")) >= 2
        || border.Child("bottom")?["style"] is not (null or "none");

    private static bool IsFilled(SourceElement fill)
    {
        var pattern = fill.Child("patternFill");
        var colour = pattern?.Child("fgColor");
        return fill.Child("gradientFill") is not null
            || (pattern?["patternType"] is "solid" && colour is not null && colour["rgb"] is not ("FFFFFFFF" or "00FFFFFF") && !(colour["theme"] == "0" && colour["tint"] is null) && colour["indexed"] is not ("9" or "64" or "1"));
    }

    private static bool IsDate(string? code)
    {
        var plain = System.Text.RegularExpressions.Regex.Replace(code ?? "", "\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "");
        return plain.AsSpan().IndexOfAny("yYdD") >= 0;
    }

    private static int Number(string? text) => int.TryParse(text, out var number) && number >= 0 ? number : 0;

    private readonly record struct Format(bool IsBold, bool IsFilled, bool IsFramed, bool IsLocked, bool Wraps, bool IsDate);
}
