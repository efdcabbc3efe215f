namespace Evidence.Documents.Questionnaires.Excel;

/// <summary>A data validation of a sheet (ECMA-376 part 1, clause 18.3.1.32).</summary>
/// <param name="Ranges">The cells it is for.</param>
/// <param name="Type"><c>list</c>, <c>whole</c>, <c>decimal</c>, <c>date</c>, <c>textLength</c> ...</param>
/// <param name="Formula">Its first formula: the list, literal or where it is.</param>
internal sealed record Validation(IReadOnlyList<CellRange> Ranges, string Type, string Formula);
