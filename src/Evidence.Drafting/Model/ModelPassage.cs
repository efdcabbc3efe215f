namespace Evidence.Drafting.Model;

/// <summary>A passage shown to the model.</summary>
/// <param name="Id">Name it is cited by: <c>p1</c>, <c>p2</c> ...</param>
/// <param name="Text">The approved text with its facts.</param>
internal sealed record ModelPassage(string Id, string Text);
