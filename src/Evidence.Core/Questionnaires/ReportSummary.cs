namespace Evidence.Questionnaires;

/// <summary>Counts of a report.</summary>
/// <param name="Questions">How many questions were found.</param>
/// <param name="Drafted">How many are fit to send.</param>
/// <param name="Review">How many a person must look at.</param>
/// <param name="Unanswered">How many have no support.</param>
/// <param name="Filled">How many answers were written into the file.</param>
/// <param name="Doubtful">How many the reader was not sure of.</param>
public sealed record ReportSummary(int Questions, int Drafted, int Review, int Unanswered, int Filled, int Doubtful);
