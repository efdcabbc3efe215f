using System.Text.RegularExpressions;

namespace Evidence.Drafting.Text;

/// <summary>Turns how a customer speaks of the vendor ("does the supplier ...") into how the vendor is spoken to ("do you ...").</summary>
internal static partial class QuestionFrame
{
    /// <summary>The question with its addressee as "you", without the phrases that only frame it.</summary>
    public static string Normalise(string question) => Framing().Replace(Addressee().Replace(question, "you"), " ");

    [GeneratedRegex(@"\b(?:the|this|your) (?:vendor|supplier|provider|service provider|company|organi[sz]ation|bidder|tenderer|respondent|applicant|contractor|firm|business|third[- ]party)\b(?!['\u2019]?s? (?:of|list|management|risk|assessment|due|selection|models?\b))(?:['\u2019]s)?", RegexOptions.IgnoreCase)]
    private static partial Regex Addressee();

    [GeneratedRegex(@"\b(?:if (?:yes|so|applicable|not)|where applicable|please (?:describe|provide|explain|confirm|state|list|specify)(?: in detail)?|in (?:detail|place|use|scope of this)|as well as|such as|for example|for instance|with respect to|in terms of|with regard to|in the event of|in case of|take place|carried out|carry out|set out|put in place|at your company|in your (?:company|organi[sz]ation)|(?<=^\W*how\b.*)(?:handled?|dealt with|deal with))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Framing();
}
