using System.Text.RegularExpressions;

namespace Evidence.Drafting.Text;

/// <summary>Reads which way round a question is asked.</summary>
internal static partial class Polarities
{
    public static Polarity Of(string question)
    {
        if (!Negation().IsMatch(Harmless().Replace(question, " ")))
        {
            return Polarity.Plain;
        }

        return Confirmation().IsMatch(question) ? Polarity.Reversed
            : Tag().IsMatch(question) || NegatedAuxiliary().IsMatch(question) ? Polarity.Plain
            : Polarity.Doubtful;
    }

    [GeneratedRegex(@"\b(?:not|never|no|nobody|none|neither|cannot|without|nothing|no one|refrain|abstain|exclude[ds]?|left out|free of)\b|n['\u2019]t\b", RegexOptions.IgnoreCase)]
    private static partial Regex Negation();

    // Words that negate something beside what is asked: "without fear", "no later than".
    [GeneratedRegex(@"\bwithout (?:\w+ )?(?:fear|delay|retaliation|reprisals?|prejudice|exception|interruption|limitation|warning|notice|consequences?|penalty|being (?:identified|named|punished))\b|\bno (?:later|more|less|longer|fewer) than\b|\bno longer (?:needed|required|necessary|in use)\b|\bnot (?:only|limited to|later than|less than|more than)\b|\b(?:whether|if|or) not\b|\bnon-\w+|\bno\.? ?\d", RegexOptions.IgnoreCase)]
    private static partial Regex Harmless();

    [GeneratedRegex(@"\b(?:confirm|certify|attest|warrant|guarantee|assure us|declare|state) (?:to us )?that\b|\b(?:is it|it is) (?:true|correct|the case|right) that\b|,\s*(?:correct|right|true|yes|is that (?:right|correct)|then)\s*\?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Confirmation();

    [GeneratedRegex(@",\s*(?:do|does|did|is|are|was|were|can|could|will|would|has|have|had|or (?:do|does|is|are|can))\s+(?:you|they|it|we|there|he|she)\s*\?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Tag();

    [GeneratedRegex(@"^\W*(?:do|does|did|is|are|was|were|can|could|will|would|has|have)(?:n['\u2019]t\b|\s+(?:you|your|the|there|it|they)\b[^,]{0,40}?\s+not\b)", RegexOptions.IgnoreCase)]
    private static partial Regex NegatedAuxiliary();
}
