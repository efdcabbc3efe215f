namespace Evidence.Controls;

/// <summary>Relations between the controls of two frameworks (framework-mappings/crosswalks/*.yaml).</summary>
/// <param name="Id">Unique among crosswalks.</param>
/// <param name="From">Framework the rows start from.</param>
/// <param name="To">Framework the rows lead to.</param>
/// <param name="Source">Who made it, and from what.</param>
/// <param name="Rows">One relation each.</param>
public sealed record Crosswalk(string Id, string From, string To, string Source, IReadOnlyList<CrosswalkRow> Rows);
