namespace Evidence.Hosting.Intake;

/// <summary>A file somebody dropped in the inbox.</summary>
/// <param name="Path">Its name, with <c>/</c> between folders.</param>
/// <param name="ModifiedAt">When it was dropped; the same file is drafted once.</param>
/// <param name="Properties">What was said of it: <c>product</c>, <c>release</c>, <c>audience</c>, <c>requestedby</c>.</param>
public sealed record InboxFile(string Path, DateTimeOffset ModifiedAt, IReadOnlyDictionary<string, string> Properties);
