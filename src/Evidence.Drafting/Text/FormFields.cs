using System.Collections.Frozen;

namespace Evidence.Drafting.Text;

/// <summary>Recognises fields of a form that whoever fills it in writes by hand: "Name, function and date", "Signature", "Company address".</summary>
internal static class FormFields
{
    private const int MostWords = 10;

    // What such a field is for; one of them must be there.
    private static readonly FrozenSet<string> _fields = Set("""
        name names surname forename title function position date signature signatures signed sign signatory stamp initials address street city town postcode zip
        country state county phone telephone mobile fax email e-mail mail website url web place vat tax duns registration number department
        """);

    // What may stand beside it.
    private static readonly FrozenSet<string> _beside = Set("""
        and or of the your in for by on to a at with first last full legal entity company organisation organization firm corporate job role authorised authorized
        representative person contact respondent responder completed prepared submitted reviewed approved vendor supplier provider bidder tenderer applicant customer
        registered business head office main code no id block print printed capitals letters day month year form questionnaire document undersigned
        """);

    // Fields of one of these words alone are too often the heading of a question.
    private static readonly FrozenSet<string> _neverAlone = Set("title function position number department state country website web mobile mail place tax");

    /// <summary>True where the text is such a field and asks nothing.</summary>
    public static bool Is(string text)
    {
        if (text.Contains('?', StringComparison.Ordinal))
        {
            return false;
        }

        var words = Tokens.Words(text).Select(word => word.ToLowerInvariant()).ToList();
        return words.Count is > 0 and <= MostWords
            && words.Exists(_fields.Contains)
            && words.TrueForAll(word => _fields.Contains(word) || _beside.Contains(word))
            && !(words.Count == 1 && _neverAlone.Contains(words[0]));
    }

    private static FrozenSet<string> Set(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
