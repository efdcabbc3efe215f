namespace Evidence.Drafting.Library;

/// <summary>A sentence with the chain it rests on, nearest link first.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Links">Answer, then facts, artifacts with the requests they came from, and controls.</param>
public sealed record ExplainedSentence(string Text, IReadOnlyList<ExplainedLink> Links);
