using Evidence.Documents.Questionnaires.Words;

namespace Evidence.Documents.Questionnaires.Grids;

/// <summary>A column that says for each row what may be answered there: <c>Answer type</c>, <c>Allowed values</c>.</summary>
internal static class OfferedOptions
{
    private const int MostLetters = 60;

    private static readonly string[] _types = ["type", "format", "typ", "tipo", "種別"];

    private static readonly string[] _lists = ["choices", "options", "values", "answers", "antwortoptionen", "antwortmoglichkeiten", "choix possibles"];

    /// <summary>Whether a header announces types of answers or lists of options.</summary>
    public static bool IsHeader(string header) => Holds(header, _types) || Holds(header, _lists);

    /// <summary>The options a row of the column offers; empty: it takes words.</summary>
    public static IReadOnlyList<string> Of(string header, string text)
    {
        if (ChoiceWords.ListIn(text) is { Count: >= 2 } choices)
        {
            return choices;
        }

        if (!Holds(header, _lists))
        {
            return [];
        }

        foreach (var separator in (string[])["\n", "|", ";", "/"])
        {
            var pieces = text.Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (pieces.Length >= 2 && pieces.All(p => p.Length <= MostLetters))
            {
                return pieces;
            }
        }

        return [];
    }

    private static bool Holds(string header, string[] words)
    {
        var folded = Fold.Words(header);
        return words.Any(w => HeaderReading.Holds(folded, w, isPrefix: false));
    }
}
