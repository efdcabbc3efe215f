using Evidence.Answers;

namespace Evidence.Drafting.Extractive;

/// <summary>An approved text made ready, with all it rests on.</summary>
internal sealed record Passage(string Text, IReadOnlyList<Citation> Citations);
