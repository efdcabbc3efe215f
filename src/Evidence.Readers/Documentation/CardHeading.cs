namespace Evidence.Readers.Documentation;

/// <summary>A heading and the text directly under it, up to the next heading of any level.</summary>
/// <param name="Title">Its words.</param>
/// <param name="Level">1 is the outermost.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Body">The text under it.</param>
internal sealed record CardHeading(string Title, int Level, int Line, string Body);
