using System.Text.RegularExpressions;

namespace Evidence.Documents.Questionnaires.Excel;

/// <summary>
/// Lists that depend on another cell: <c>INDIRECT(B2)</c>, <c>INDIRECT(SUBSTITUTE($B2," ","_"))</c>, <c>INDIRECT("List_"&amp;B2)</c>. What
/// the cell holds in the file names the list.
/// </summary>
internal static partial class DependentLists
{
    private const int MostDepth = 6;

    /// <summary>Whether a list's formula depends on another cell.</summary>
    public static bool IsOne(string formula) => formula.TrimStart('=', ' ').StartsWith("INDIRECT(", StringComparison.OrdinalIgnoreCase);

    /// <summary>The name or range the formula points at; null: it cannot be told.</summary>
    /// <param name="formula">The formula as the file has it, which is meant for the first cell of its range.</param>
    /// <param name="textAt">Text of a cell of the same sheet, by its reference.</param>
    /// <param name="rows">How many rows below the first cell of the range the list is wanted.</param>
    /// <param name="columns">How many columns right of it.</param>
    public static string? TargetOf(string formula, Func<CellRef, string> textAt, int rows, int columns)
    {
        var inner = formula.TrimStart('=', ' ')["INDIRECT(".Length..].Trim();
        return inner.EndsWith(')') && TextOf(inner[..^1], textAt, rows, columns, 0) is { Length: > 0 } target ? target : null;
    }

    private static string? TextOf(string expression, Func<CellRef, string> textAt, int rows, int columns, int depth)
    {
        var text = expression.Trim();
        if (depth > MostDepth || text.Length == 0)
        {
            return null;
        }

        if (Split(text, '&') is { Count: > 1 } pieces)
        {
            var texts = pieces.Select(p => TextOf(p, textAt, rows, columns, depth + 1)).ToList();
            return texts.Contains(null) ? null : string.Concat(texts);
        }

        if (text.StartsWith("SUBSTITUTE(", StringComparison.OrdinalIgnoreCase) && text.EndsWith(')') && Split(text["SUBSTITUTE(".Length..^1], ',') is [var whole, var old, var by])
        {
            return TextOf(whole, textAt, rows, columns, depth + 1) is { } w && TextOf(old, textAt, rows, columns, depth + 1) is { Length: > 0 } o && TextOf(by, textAt, rows, columns, depth + 1) is { } b
                ? w.Replace(o, b, StringComparison.Ordinal)
                : null;
        }

        if (text.Length >= 2 && text[0] == '"' && text[^1] == '"')
        {
            return text[1..^1].Replace("\"\"", "\"");
        }

        return Reference().Match(text) is { Success: true } match && CellRef.Parse(text) is { } cell
            ? textAt(new CellRef(cell.Row + (match.Groups["row"].Length > 0 ? 0 : rows), cell.Column + (match.Groups["column"].Length > 0 ? 0 : columns)))
            : null;
    }

    // At the top level only: not inside of brackets or quotes.
    private static List<string> Split(string text, char separator)
    {
        var pieces = new List<string>();
        var (from, depth, isQuoted) = (0, 0, false);
        for (var at = 0; at < text.Length; at++)
        {
            isQuoted ^= text[at] == '"';
            depth += isQuoted ? 0 : text[at] == '(' ? 1 : text[at] == ')' ? -1 : 0;
            if (!isQuoted && depth == 0 && text[at] == separator)
            {
                pieces.Add(text[from..at]);
                from = at + 1;
            }
        }

        pieces.Add(text[from..]);
        return pieces;
    }

    [GeneratedRegex(@"^(?<column>\$?)[A-Za-z]{1,3}(?<row>\$?)[0-9]{1,7}$")]
    private static partial Regex Reference();
}
