using System.Text.RegularExpressions;

namespace Evidence.Drafting.Text;

/// <summary>Splits compound questions into parts that can be answered one by one.</summary>
internal static partial class QuestionParts
{
    private const int ShortestPart = 3;

    /// <summary>The parts; a single one where the question asks one thing.</summary>
    public static IReadOnlyList<string> Of(string question)
    {
        var sentences = Sentence().Split(question.Trim()).Where(IsLongEnough).ToList();
        var parts = sentences.SelectMany(Clauses).ToList();
        return parts.Count > 1 ? parts : [question];
    }

    private static IEnumerable<string> Clauses(string sentence)
    {
        if (Coordination().Match(sentence) is { Success: true } shared)
        {
            // "Encryption at rest and in transit?": both parts share what stands before the first preposition.
            var head = shared.Groups["head"].Value;
            return [$"{head} {shared.Groups["first"].Value}", $"{head} {shared.Groups["second"].Value}"];
        }

        var parts = Joint().Split(sentence).Where(part => part.Trim().Length > 0).ToList();
        return parts.Count > 1 && parts.All(IsLongEnough) ? parts : [sentence];
    }

    private static bool IsLongEnough(string part) => Tokens.Of(part).Count >= ShortestPart;

    [GeneratedRegex(@"(?<=[?!])\s+|(?<=[.;])\s+(?=\p{Lu})")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\s*[,;]?\s+and\s+(?=(?:(?:by|for|in|to|at|on|under|with) )?(?:how|what|which|when|who|whom|where|why|whether|does|do|is|are|can|has|have|will)\b)|\s*,\s+(?=(?:how|what|which|when|who|where|why) (?:do|does|is|are|can|often|long|many|soon|was|were|will)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Joint();

    [GeneratedRegex(@"^(?<head>.{3,80}?)\s+(?<first>(?:at|in|during|before|after|for|by)\s+\w+)\s+and\s+(?<second>(?:at|in|during|before|after|for|by)\s+\w+)\s*\??$", RegexOptions.IgnoreCase)]
    private static partial Regex Coordination();
}
