using Evidence.Answers;

namespace Evidence.Drafting.Library;

/// <summary>A change to the library that a person must accept; nothing is ever changed silently.</summary>
/// <param name="Kind">What is proposed.</param>
/// <param name="Proposed">The entry as it would be. Its <c>approved</c> is empty: it leaves only after its owner approved it.</param>
/// <param name="Existing">Id of the entry it is about; null: a new one.</param>
/// <param name="Reason">Why, in a sentence, with the file it comes from.</param>
/// <param name="Likeness">How alike the questions are, 0 to 1.</param>
public sealed record LibraryProposal(ProposalKind Kind, LibraryAnswer Proposed, string? Existing, string Reason, double Likeness);
