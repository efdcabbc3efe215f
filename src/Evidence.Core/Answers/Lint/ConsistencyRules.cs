namespace Evidence.Answers.Lint;

/// <summary>Rules on entries that do not go together.</summary>
internal static class ConsistencyRules
{
    public static IEnumerable<LintFinding> Duplicate(LintSubject subject) =>
        from pair in subject.Similar
        where pair.SharesProduct && !Contradicts(pair)
        select LibraryLint.Finding(
            "duplicate", pair.First, $"'{pair.Second.Id}' asks the same ({pair.Likeness:P0} alike).", "Merge them: keep one answer with the questions of both.", pair.Second.Id);

    public static IEnumerable<LintFinding> Contradiction(LintSubject subject) =>
        from pair in subject.Similar
        where pair.SharesProduct && Contradicts(pair)
        select LibraryLint.Finding(
            "contradiction",
            pair.First,
            $"It says {Word(pair.First.Choice)} and '{pair.Second.Id}' says {Word(pair.Second.Choice)} to the same question ({pair.Likeness:P0} alike).",
            "Find out which one holds, and remove the other or scope it to its product.",
            pair.Second.Id);

    /// <summary>An answer that opens with yes, no or partial must tick that box.</summary>
    public static IEnumerable<LintFinding> ChoiceMismatch(LintSubject subject) =>
        from answer in subject.Library
        let opening = Opening(answer.Text)
        where opening is not null && answer.Choice is not null && opening != answer.Choice
        select LibraryLint.Finding("choice-mismatch", answer, $"It opens with '{Word(opening)}' and ticks {Word(answer.Choice)}.", "Make the text and 'choice' say the same.");

    private static bool Contradicts(SimilarAnswers pair) => pair.First.Choice is { } first && pair.Second.Choice is { } second && first != second;

    private static AnswerChoice? Opening(string text)
    {
        var word = new string([.. text.TrimStart().TakeWhile(char.IsLetter)]);
        return word.ToLowerInvariant() switch
        {
            "yes" => AnswerChoice.Yes,
            "no" when !text.TrimStart().StartsWith("No ", StringComparison.OrdinalIgnoreCase) => AnswerChoice.No,
            "partial" or "partially" => AnswerChoice.Partial,
            _ => null,
        };
    }

    private static string Word(AnswerChoice? choice) => choice?.ToString().ToLowerInvariant() ?? "nothing";
}
