namespace Evidence.Drafting.Matching;

/// <summary>An entry that may answer a question.</summary>
/// <param name="Position">Its place in the library.</param>
/// <param name="Entry">The entry, analysed.</param>
/// <param name="Features">What was measured, by <see cref="MatchFeatures.Names"/>.</param>
/// <param name="Score">What the ranker makes of them; higher is nearer.</param>
internal sealed record Candidate(int Position, AnalysedEntry Entry, double[] Features, double Score);
