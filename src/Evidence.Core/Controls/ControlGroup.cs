namespace Evidence.Controls;

/// <summary>A function, category, clause or article that holds controls.</summary>
/// <param name="Id">Exact id, for instance <c>GOVERN</c> or <c>GOVERN 1</c>.</param>
/// <param name="Title">Short title in our words.</param>
/// <param name="Parent">Id of the group around it; null: outermost.</param>
public sealed record ControlGroup(string Id, string Title, string? Parent = null);
