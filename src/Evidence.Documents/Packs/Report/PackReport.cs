namespace Evidence.Documents.Packs.Report;

/// <summary>A document for people.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Kind">What kind of document it is.</param>
/// <param name="AsOf">When it was judged, in words.</param>
/// <param name="Summary">What goes on page one.</param>
/// <param name="Body">Everything after it.</param>
internal sealed record PackReport(string Title, string Kind, string AsOf, IReadOnlyList<Block> Summary, IReadOnlyList<Block> Body);
