namespace Evidence.Documents.Questionnaires.Grids;

/// <summary>Where a grid comes from, which decides how much an empty cell means.</summary>
/// <param name="Name">How the grid is called in notes: <c>table 3</c>, <c>sheet 'Security'</c>.</param>
/// <param name="IsSheet">True: every label has an empty neighbour, so only drawn ones count as places.</param>
/// <param name="Explains">True: the sheet or table explains or lists; only headed tables are read in it.</param>
/// <param name="Continued">Plan of the table this one continues; null: it stands for itself.</param>
/// <param name="Lead">The paragraph before a table, which may be what its boxes answer; empty: none.</param>
internal sealed record GridNature(string Name, bool IsSheet = false, bool Explains = false, string Lead = "", ColumnPlan? Continued = null);
