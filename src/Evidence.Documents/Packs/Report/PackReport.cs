namespace Evidence.Documents.Packs.Report;

/// <summary>A pack as a report.</summary>
/// <param name="Title">Its title.</param>
/// <param name="AsOf">When it was judged, in words.</param>
/// <param name="Summary">What goes on page one.</param>
/// <param name="Body">Everything after it.</param>
internal sealed record PackReport(string Title, string AsOf, IReadOnlyList<Block> Summary, IReadOnlyList<Block> Body);
