using System.Text;

namespace Evidence.Packs;

/// <summary>Text taken from a file that may be forged, as one line that no terminal takes for more than text.</summary>
public static class PlainLine
{
    /// <summary>The text with every control character written as <c>\u000a</c>.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.Any(char.IsControl))
        {
            return text;
        }

        var line = new StringBuilder(text.Length + 16);
        foreach (var character in text)
        {
            _ = char.IsControl(character) ? line.Append($"\\u{(int)character:x4}") : line.Append(character);
        }

        return line.ToString();
    }
}
