using System.Text;

namespace Evidence.Readers.Content;

/// <summary>Small text work shared by the readers.</summary>
internal static class Words
{
    /// <summary>The text on one line, cut with an ellipsis where it is longer.</summary>
    public static string OneLine(string text, int maxLength = 200)
    {
        var line = new StringBuilder(Math.Min(text.Length, maxLength + 1));
        foreach (var letter in text)
        {
            var plain = char.IsWhiteSpace(letter) || char.IsControl(letter) ? ' ' : letter;
            if (plain != ' ' || (line.Length > 0 && line[^1] != ' '))
            {
                line.Append(plain);
            }

            if (line.Length > maxLength)
            {
                return line.ToString(0, maxLength - 1).TrimEnd() + "…";
            }
        }

        return line.ToString().TrimEnd();
    }

    /// <summary>Lower-case words joined by underscores: <c>AgeGroup F1-diff</c> is <c>age_group_f1_diff</c>.</summary>
    public static string Snake(string name)
    {
        var result = new StringBuilder(name.Length + 8);
        for (var at = 0; at < name.Length; at++)
        {
            var letter = name[at];
            if (char.IsUpper(letter) && at > 0 && (char.IsLower(name[at - 1]) || (char.IsDigit(name[at - 1]) && at + 1 < name.Length && char.IsLower(name[at + 1]))))
            {
                result.Append('_');
            }

            result.Append(char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '_');
        }

        var words = result.ToString().Split('_', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? "value" : string.Join('_', words);
    }

    /// <summary>Letters and digits in lower case: how two names are compared.</summary>
    public static string Fold(string name) => string.Concat(name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));

    /// <summary>True where the two names have the same letters and digits.</summary>
    public static bool Same(string? left, string? right) => left is not null && right is not null && Fold(left) == Fold(right);
}
