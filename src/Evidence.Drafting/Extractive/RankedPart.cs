using Evidence.Drafting.Matching;

namespace Evidence.Drafting.Extractive;

/// <summary>A part of a compound question, and what would answer it alone.</summary>
/// <param name="Text">The part.</param>
/// <param name="Ranking">What was found for it.</param>
/// <param name="Selection">What was chosen for it.</param>
internal sealed record RankedPart(string Text, Ranking Ranking, Selection Selection);
