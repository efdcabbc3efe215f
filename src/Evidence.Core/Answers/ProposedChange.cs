namespace Evidence.Answers;

/// <summary>A change of the answer library that a review suggests. Nothing changes until its owner takes it over.</summary>
/// <param name="Replaces">Id of the entry it would change; null: a new entry.</param>
/// <param name="Id">Id the entry would have.</param>
/// <param name="Question">The question as the customer asked it.</param>
/// <param name="Before">What the entry said; null: new.</param>
/// <param name="Answer">What the reviewer wrote.</param>
/// <param name="Choice">The choice the reviewer left; null: none.</param>
/// <param name="Owner">Who must approve it.</param>
/// <param name="From">File it comes from.</param>
public sealed record ProposedChange(string? Replaces, string Id, string Question, string? Before, string Answer, string? Choice, string? Owner, string From);
