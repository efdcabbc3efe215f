using System.Collections.Frozen;

namespace Evidence.Drafting.Text;

/// <summary>Cuts a text into words. Numbers keep their points, joined prefixes (sub-processor, e-mail) become one word.</summary>
internal static class Tokens
{
    private static readonly FrozenSet<string> _prefixes = new[] { "sub", "de", "re", "un", "non", "multi", "anti", "e", "cyber", "mis", "co", "inter", "micro", "meta", "un", "geo" }
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // "ISO27001" and "SOC2" are two words without the blank.
    private static readonly FrozenSet<string> _numbered = new[] { "ISO", "IEC", "SOC", "NIS", "NIST" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static List<Token> Of(string text)
    {
        var tokens = new List<Token>(text.Length / 6);
        var sentence = (short)0;
        var opens = true;
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[at]))
            {
                if (EndsSentence(text, at) && tokens.Count > 0)
                {
                    sentence++;
                    opens = true;
                }

                at++;
                continue;
            }

            var end = EndOfWord(text, at);
            tokens.Add(new(Joined(text, at, ref end), at, sentence, opens));
            opens = false;
            at = end;
        }

        return tokens;
    }

    private static int EndOfWord(string text, int start)
    {
        var at = start + 1;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || IsInner(text, at)))
        {
            if (char.IsDigit(text[at]) && _numbered.Contains(text[start..at]))
            {
                break;
            }

            at++;
        }

        return at;
    }

    private static bool IsInner(string text, int at)
    {
        if (at + 1 >= text.Length || !char.IsLetterOrDigit(text[at + 1]))
        {
            return false;
        }

        return text[at] is '\'' or '\u2019'
            ? char.IsLetter(text[at - 1])
            : text[at] is '.' or ',' && char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1]);
    }

    private static string Joined(string text, int start, ref int end)
    {
        var word = text[start..end];
        if (end + 1 < text.Length && text[end] is '-' && char.IsLetter(text[end + 1]) && _prefixes.Contains(word))
        {
            end = EndOfWord(text, end + 1);
            return word + text[(start + word.Length + 1)..end];
        }

        return word;
    }

    private static bool EndsSentence(string text, int at) =>
        text[at] switch
        {
            '?' or '!' or '\n' or ';' => true,
            '.' => at + 1 >= text.Length || (char.IsWhiteSpace(text[at + 1]) && !IsAbbreviation(text, at)),
            _ => false,
        };

    private static bool IsAbbreviation(string text, int at)
    {
        var start = at;
        while (start > 0 && char.IsLetter(text[start - 1]))
        {
            start--;
        }

        return text[start..at].ToLowerInvariant() is "art" or "arts" or "no" or "nr" or "sec" or "incl" or "approx" or "e" or "i" or "g" or "vs" or "etc" or "cf" or "fig" or "para";
    }
}
