namespace Evidence.Drafting.Text;

/// <summary>A term of the thesaurus found in a text.</summary>
/// <param name="Concept">Number of the concept.</param>
/// <param name="Strength">1 for a term that means it, less for a related one.</param>
/// <param name="Start">First content word of it.</param>
/// <param name="Length">How many content words it has.</param>
internal readonly record struct ConceptHit(int Concept, float Strength, int Start, int Length);
