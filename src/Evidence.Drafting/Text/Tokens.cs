using System.Collections.Frozen;
using System.Runtime.CompilerServices;

namespace Evidence.Drafting.Text;

/// <summary>Cuts a text into words. Numbers keep their points, joined prefixes (sub-processor, e-mail) become one word.</summary>
internal static class Tokens
{
    private static readonly FrozenSet<string> _prefixes =
        new[] { "sub", "de", "re", "un", "non", "multi", "anti", "e", "cyber", "mis", "co", "inter", "micro", "meta", "geo" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _prefix = _prefixes.GetAlternateLookup<ReadOnlySpan<char>>();

    // "ISO27001" and "SOC2" are two words without the blank.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _numbered =
        new[] { "ISO", "IEC", "SOC", "NIS", "NIST" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static List<Token> Of(string text)
    {
        var tokens = new List<Token>((text.Length / 6) + 1);
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
            var joined = Joined(text, at, ref end);
            tokens.Add(new(at, end - at, sentence, opens, joined));
            opens = false;
            at = end;
        }

        return tokens;
    }

    /// <summary>The words as strings, for the few places that look at their form.</summary>
    public static IEnumerable<string> Words(string text) => Of(text).Select(token => token.In(text).ToString());

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int EndOfWord(string text, int start)
    {
        var at = start + 1;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || IsInner(text, at)))
        {
            if (at - start is 3 or 4 && char.IsDigit(text[at]) && _numbered.Contains(text.AsSpan(start, at - start)))
            {
                break;
            }

            at++;
        }

        return at;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool IsInner(string text, int at)
    {
        if (text[at] is not ('\'' or '\u2019' or '.' or ',') || at + 1 >= text.Length || !char.IsLetterOrDigit(text[at + 1]))
        {
            return false;
        }

        return text[at] is '\'' or '\u2019' ? char.IsLetter(text[at - 1]) : char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1]);
    }

    private static string? Joined(string text, int start, ref int end)
    {
        if (end + 1 < text.Length && text[end] is '-' && end - start <= 5 && char.IsLetter(text[end + 1]) && _prefix.Contains(text.AsSpan(start, end - start)))
        {
            var hyphen = end;
            end = EndOfWord(text, end + 1);
            return string.Concat(text.AsSpan(start, hyphen - start), text.AsSpan(hyphen + 1, end - hyphen - 1));
        }

        return null;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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

        Span<char> lower = stackalloc char[8];
        return at - start is > 0 and <= 6
            && text.AsSpan(start, at - start).ToLowerInvariant(lower) is var length and > 0
            && lower[..length] is "art" or "arts" or "no" or "nr" or "sec" or "incl" or "approx" or "e" or "i" or "g" or "vs" or "etc" or "cf" or "fig" or "para";
    }
}
