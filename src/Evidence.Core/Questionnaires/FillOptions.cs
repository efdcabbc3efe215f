namespace Evidence.Questionnaires;

/// <summary>How a file is filled.</summary>
/// <param name="Copy">For whom.</param>
/// <param name="Overwrite">True: answers of the customer that are there already are replaced; default: never.</param>
/// <param name="Reviewer">Name shown as author of review comments.</param>
/// <param name="At">Time shown on review comments.</param>
/// <param name="OutputName">Name of the file that is written: a CSV questionnaire becomes a Word document where it ends in <c>.docx</c>; null: the
/// format's own way (Word, Excel and CSV in place, Markdown, JSON and text as a new Word document).</param>
public sealed record FillOptions(CopyKind Copy, bool Overwrite = false, string Reviewer = "Evidence", DateTimeOffset At = default, string? OutputName = null);
