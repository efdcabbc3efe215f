namespace Evidence.Drafting.Model;

/// <summary>A sentence as the model gives it, with the passages it says it rests on.</summary>
internal sealed record ModelSentence(string Text, IReadOnlyList<string> Passages);
