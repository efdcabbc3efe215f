using System.Text;

namespace Evidence.Documents.Questionnaires.Words;

/// <summary>Brings text to one form, so that words can be looked up whatever program or keyboard wrote them.</summary>
internal static class Fold
{
    /// <summary>White space of every kind folded to single blanks, ends trimmed. This is how questions are shown and hashed.</summary>
    public static string Spaces(string text)
    {
        var folded = new StringBuilder(text.Length);
        var pending = false;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) || c is '\u200B' or '\u200E' or '\u200F' or '\uFEFF' or '\u00AD')
            {
                pending |= char.IsWhiteSpace(c);
                continue;
            }

            if (pending && folded.Length > 0)
            {
                folded.Append(' ');
            }

            pending = false;
            folded.Append(c);
        }

        return folded.ToString();
    }

    /// <summary>Lower case, no accents, full-width forms made narrow, typographic quotes made plain.</summary>
    public static string Letters(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            folded.Append(Letter(c));
        }

        return folded.ToString();
    }

    /// <summary>The words of a text, folded by <see cref="Letters"/>, with everything that is no letter and no digit as a single blank.</summary>
    public static string Words(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in Letters(text))
        {
            if (char.IsLetterOrDigit(c) || (char.IsSurrogate(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark))
            {
                folded.Append(c);
            }
            else if (folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.ToString().TrimEnd();
    }

    private static char Letter(char c)
    {
        var lower = char.ToLowerInvariant(c);
        return lower switch
        {
            >= '\uFF01' and <= '\uFF5E' => char.ToLowerInvariant((char)(lower - 0xFEE0)),
            '\u3000' or '\u00A0' or '\u202F' => ' ',
            '’' or '‘' or 'ʼ' or '´' or '`' => '\'',
            '“' or '”' or '„' or '«' or '»' => '"',
            '–' or '—' or '‑' or '−' => '-',
            >= 'à' and <= 'å' or 'ā' or 'ă' or 'ą' => 'a',
            'ç' or 'ć' or 'č' => 'c',
            >= 'è' and <= 'ë' or 'ē' or 'ė' or 'ę' => 'e',
            >= 'ì' and <= 'ï' or 'ī' => 'i',
            'ñ' or 'ń' => 'n',
            >= 'ò' and <= 'ö' or 'ø' or 'ō' or 'ő' => 'o',
            >= 'ù' and <= 'ü' or 'ū' or 'ů' => 'u',
            'ý' or 'ÿ' => 'y',
            'ª' => 'a',
            'º' or '°' => 'o',
            _ => lower,
        };
    }
}
