namespace Evidence.Controls;

/// <summary>One control, subcategory, clause or article paragraph.</summary>
/// <param name="Id">Exact id, for instance <c>MEASURE 2.11</c>.</param>
/// <param name="Title">Short title in our words, never the standard's text.</param>
/// <param name="Group">Id of the innermost group.</param>
/// <param name="Source">Where in the framework: a table, page, clause.</param>
/// <param name="Expectation">What evidence of it looks like, in our words; null: as the mappings say.</param>
public sealed record Control(string Id, string Title, string Group, string Source, string? Expectation = null);
