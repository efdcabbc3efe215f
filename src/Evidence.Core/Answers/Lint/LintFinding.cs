namespace Evidence.Answers.Lint;

/// <summary>Something wrong with an entry of the answer library.</summary>
/// <param name="Rule">Id of the rule, lower-case words joined by hyphens.</param>
/// <param name="Answer">Id of the entry.</param>
/// <param name="File">File it stands in.</param>
/// <param name="Line">Line it starts at.</param>
/// <param name="Message">What is wrong, in a sentence.</param>
/// <param name="Fix">What to do, in a sentence.</param>
/// <param name="Others">Ids of other entries it is about.</param>
public sealed record LintFinding(string Rule, string Answer, string File, int Line, string Message, string Fix, IReadOnlyList<string> Others);
