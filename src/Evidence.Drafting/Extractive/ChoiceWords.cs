using System.Buffers;
using System.Collections.Frozen;

namespace Evidence.Drafting.Extractive;

/// <summary>Recognises the options of forms in English, German, French, Spanish, Italian, Dutch, Portuguese and Japanese.</summary>
internal static class ChoiceWords
{
    private static readonly FrozenDictionary<string, ChoiceWord> _whole = new (ChoiceWord Means, string Words)[]
    {
        (ChoiceWord.Yes, "yes|y|true|ja|j|oui|sí|si|sì|s|sim|はい|有|有り|compliant|fully compliant|implemented|fully implemented|in place|met|fully met|agree|accept|erfüllt|conforme|cumple|conform|voldoet|適合|対応済み"),
        (ChoiceWord.No, "no|n|false|nein|non|não|nao|nee|いいえ|無|無し|なし|not compliant|non-compliant|noncompliant|not implemented|not in place|not met|none|disagree|nicht erfüllt|non conforme|no cumple|não conforme|voldoet niet|不適合|未対応"),
        (ChoiceWord.Partial, "partial|partially|partly|in part|in progress|planned|partially implemented|partially compliant|partially met|teilweise|zum teil|geplant|partiel|partielle|partiellement|en partie|en cours|parcial|parcialmente|en parte|en curso|parziale|parzialmente|in parte|in corso|gedeeltelijk|deels|em parte|em curso|一部|部分的|一部対応|yes/no|yes and no"),
        (ChoiceWord.NotApplicable, "na|n/a|n.a.|n. a.|not applicable|does not apply|nicht zutreffend|nicht anwendbar|entfällt|trifft nicht zu|sans objet|non applicable|s.o.|s/o|no aplica|no aplicable|n/p|non applicabile|non si applica|niet van toepassing|nvt|n.v.t.|não aplicável|nao aplicavel|não se aplica|該当なし|該当せず|適用外|対象外"),
        (ChoiceWord.NotAvailable, "not available|unavailable|unknown|don't know|do not know|not known|no information|nicht verfügbar|unbekannt|keine angabe|non disponible|inconnu|no disponible|desconocido|non noto|niet beschikbaar|onbekend|não disponível|desconhecido|不明|情報なし"),
    }.SelectMany(line => line.Words.Split('|').Select(word => (Word: word, line.Means)))
        .DistinctBy(entry => entry.Word)
        .ToFrozenDictionary(entry => entry.Word, entry => entry.Means, StringComparer.Ordinal);

    private static readonly SearchValues<char> _breaks = SearchValues.Create(",;:(（-–—/、");

    /// <summary>What an option means, by all of it or by what stands before its first comma, dash or bracket.</summary>
    public static ChoiceWord Of(string option)
    {
        var folded = option.Trim().Trim('.', '!', '☐', '☑', '☒', '□', '■', ' ').ToLowerInvariant();
        if (_whole.TryGetValue(folded, out var word))
        {
            return word;
        }

        var at = folded.AsSpan().IndexOfAny(_breaks);
        return at > 0 && _whole.TryGetValue(folded[..at].Trim(), out var head) ? head : ChoiceWord.Other;
    }
}
