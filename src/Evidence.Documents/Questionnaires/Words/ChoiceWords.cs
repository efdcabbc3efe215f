using System.Collections.Frozen;
using Evidence.Answers;

namespace Evidence.Documents.Questionnaires.Words;

/// <summary>The words of boxes and lists: yes, no, partly, not applicable, in eight languages.</summary>
internal static class ChoiceWords
{
    private static readonly (AnswerChoice Meaning, string[] Words)[] _known =
    [
        (AnswerChoice.Yes,
        [
            "yes", "y", "true", "complete", "completed", "done", "compliant", "fully compliant", "complies", "comply", "implemented", "fully implemented", "met", "fully met", "in place", "fully", "full", "agree", "satisfied", "available", "supported",
            "ja", "j", "erfullt", "umgesetzt", "vollstandig", "voll erfullt", "vorhanden", "zutreffend", "trifft zu", "oui", "o", "conforme", "en place", "satisfait", "si", "s", "cumple", "implementado", "sim", "atende",
            "conforme", "voldoet", "aanwezig", "geimplementeerd", "はい", "有", "有り", "あり", "実施", "実施済", "実施済み", "対応済", "対応済み", "適合", "○", "〇", "◯",
        ]),
        (AnswerChoice.No,
        [
            "no", "n", "false", "not", "not at all", "non compliant", "not compliant", "does not comply", "not implemented", "not met", "not in place", "none", "disagree", "other than satisfied", "not supported", "not satisfied", "nein", "nicht erfullt", "nicht umgesetzt",
            "nicht vorhanden", "trifft nicht zu", "non", "non conforme", "pas en place", "no cumple", "no implementado", "nao", "nao atende", "nao conforme", "nee", "voldoet niet", "niet aanwezig", "いいえ", "無", "無し", "なし", "未実施", "未対応", "不適合", "×", "✕",
        ]),
        (AnswerChoice.Na,
        [
            "n a", "na", "not applicable", "does not apply", "out of scope", "not available", "entfallt", "nicht anwendbar", "nicht zutreffend", "nicht relevant", "keine angabe", "k a", "sans objet", "s o", "so", "non applicable", "ne s applique pas",
            "no aplica", "no aplicable", "non applicabile", "niet van toepassing", "n v t", "nvt", "nao se aplica", "nao aplicavel", "該当なし", "該当せず", "対象外", "非該当", "該当無し",
        ]),
        (AnswerChoice.Partial,
        [
            "partial", "partially", "incomplete", "partly", "in part", "partially compliant", "partially implemented", "partially met", "in progress", "planned", "ongoing", "alternate", "alternative", "sometimes", "pending", "teilweise", "teilweise erfullt", "teils", "geplant", "in umsetzung", "in arbeit",
            "partiel", "partiellement", "en partie", "en cours", "prevu", "planifie", "parcial", "parcialmente", "en proceso", "en curso", "planificado", "previsto", "parziale", "parzialmente", "in parte", "in corso", "pianificato", "deels", "gedeeltelijk",
            "gepland", "in uitvoering", "em andamento", "planejado", "planeado", "一部", "部分的", "一部実施", "一部対応", "計画中", "対応中", "実施予定", "予定", "△",
        ]),
    ];

    private static readonly string[] _unsure = ["strongly agree", "strongly disagree", "neutral", "never", "rarely", "often", "always", "unknown", "don t know", "do not know", "not sure", "unsure", "other", "tbd", "unbekannt", "weiss nicht", "ne sait pas", "autre", "no sabe", "otro", "non so", "altro", "weet niet", "anders", "nao sei", "outro", "不明", "その他"];

    private static readonly FrozenDictionary<string, AnswerChoice?> _words = Table();

    /// <summary>Whether a short text is a word of a box or list.</summary>
    public static bool IsChoice(string text) => text.Length <= 40 && text.AsSpan().IndexOfAny("º°№#") < 0 && _words.ContainsKey(Normal(text));

    /// <summary>Whether a text is a mark that ticks a box: <c>x</c>, a check mark, a ticked box.</summary>
    public static bool IsTick(string text) => text.Trim() is "x" or "X" or "✓" or "✔" or "☒" or "☑" or "✗" or "✘" or "■" or "●" or "v" or "V" or "*" or "〇" or "○" or "◯" or "レ";

    /// <summary>What the word means; null: it is no such word, or one without a meaning here (unknown, other).</summary>
    public static AnswerChoice? MeaningOf(string text) => text.Length <= 40 ? _words.GetValueOrDefault(Normal(text)) : null;

    /// <summary>
    /// The options a text lists, as it writes them: <c>Yes / No / N/A</c>, <c>(Y/N)</c>, <c>Ja | Nein</c>. Empty unless every piece
    /// is a choice word and there are at least two.
    /// </summary>
    public static IReadOnlyList<string> ListIn(string text)
    {
        var inner = text.Trim().Trim('(', ')', '[', ']', '<', '>', '{', '}', '（', '）').Trim();
        if (inner.Length is 0 or > 120)
        {
            return [];
        }

        foreach (var separator in (string[])["\n", "|", ";", ",", "、", "・", "/", "／"])
        {
            var pieces = Split(inner, separator);
            if (pieces.Count >= 2 && pieces.All(IsChoice))
            {
                return pieces;
            }
        }

        return [];
    }

    private static List<string> Split(string text, string separator)
    {
        var guarded = text;
        if (separator is "/")
        {
            // N/A and s/o are words, not lists.
            guarded = guarded.Replace("N/A", "N\u0001A").Replace("n/a", "n\u0001a").Replace("N/a", "N\u0001a").Replace("S/O", "S\u0001O");
        }

        return [.. guarded.Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .SelectMany(SplitOr)
            .Select(p => WithoutStop(p.Replace('\u0001', '/').Trim()))
            .Where(p => p.Length > 0)];
    }

    // "No." ends a sentence; "N.A." is a word.
    private static string WithoutStop(string word) => word.IndexOf('.') == word.Length - 1 ? word.TrimEnd('.') : word;

    private static string[] SplitOr(string piece)
    {
        foreach (var or in (string[])[" or ", " oder ", " ou ", " o ", " of "])
        {
            if (piece.Contains(or, StringComparison.OrdinalIgnoreCase))
            {
                return piece.Split(or, StringSplitOptions.TrimEntries);
            }

            if (piece.StartsWith(or.TrimStart(), StringComparison.OrdinalIgnoreCase) && piece.Length > or.Length)
            {
                return [piece[(or.Length - 1)..]];
            }
        }

        return [piece];
    }

    private static string Normal(string text)
    {
        var words = Fold.Words(text);
        return words.Length > 0 ? words : Fold.Letters(text).Trim();
    }

    private static FrozenDictionary<string, AnswerChoice?> Table()
    {
        var table = new Dictionary<string, AnswerChoice?>();
        foreach (var (meaning, words) in _known)
        {
            foreach (var word in words)
            {
                table.TryAdd(word, meaning);
            }
        }

        foreach (var word in _unsure)
        {
            table.TryAdd(word, null);
        }

        return table.ToFrozenDictionary();
    }
}
