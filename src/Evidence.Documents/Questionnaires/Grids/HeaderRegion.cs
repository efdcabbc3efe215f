namespace Evidence.Documents.Questionnaires.Grids;

/// <summary>A header and the rows under it.</summary>
/// <param name="Header">Rows of the header, one or two.</param>
/// <param name="Body">Rows under it, down to the next header.</param>
internal sealed record HeaderRegion(IReadOnlyList<int> Header, IReadOnlyList<int> Body);
