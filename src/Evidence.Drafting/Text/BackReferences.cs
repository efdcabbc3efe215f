using System.Text.RegularExpressions;

namespace Evidence.Drafting.Text;

/// <summary>Recognises a part of a question that speaks of what the part before it asked about.</summary>
internal static partial class BackReferences
{
    /// <summary>True where a part cannot be understood without the one before it: "can it stop a launch", "if so, by whom".</summary>
    public static bool In(string part) => Pronoun().IsMatch(part) || Condition().IsMatch(part);

    [GeneratedRegex(@"\b(?:it|its|itself|they|them|their|theirs|these|those|he|she|his|her|such|thereof|the (?:former|latter|same))\b|\b(?:this|that)(?=\s*(?:[?,.;]|$)|\s+(?:is|be|was|done|being|\w+ed|process|policy|work|happen)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Pronoun();

    [GeneratedRegex(@"^\W*(?:and |or |but )?(?:if (?:so|yes|no|not|applicable|available)|where (?:so|applicable)|in (?:that|this|which) case|otherwise)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Condition();
}
