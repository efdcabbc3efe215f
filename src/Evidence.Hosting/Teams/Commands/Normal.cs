namespace Evidence.Hosting.Teams.Commands;

/// <summary>Texts as they are compared: lower case, letters and digits in words.</summary>
internal static class Normal
{
    /// <summary>The words of a text, in order; a version keeps its dots.</summary>
    public static IReadOnlyList<string> Words(string text) =>
        [.. string.Concat(text.ToLowerInvariant().Select(letter => char.IsLetterOrDigit(letter) || letter == '.' ? letter : ' '))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Trim('.'))
            .Where(word => word.Length > 0)];

    /// <summary>The text with one space between words and at both ends.</summary>
    public static string Line(string text) => $" {string.Join(' ', Words(text))} ";

    /// <summary>Whether a text has a phrase in it, in whole words.</summary>
    public static bool Has(string line, string phrase) => Line(phrase) is { Length: > 2 } words && line.Contains(words, StringComparison.Ordinal);

    /// <summary>How alike two words are, from 0 to 1: 1 less the edits it takes from one to the other, over the longer length.</summary>
    public static double Likeness(string left, string right)
    {
        var longest = Math.Max(left.Length, right.Length);
        return longest == 0 ? 1 : 1 - ((double)Edits(left, right) / longest);
    }

    private static int Edits(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (left[i - 1] == right[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[right.Length];
    }
}
