namespace Evidence.Workspaces;

/// <summary>A person who decides.</summary>
/// <param name="Id">Name or address they sign in with, compared without case.</param>
/// <param name="Roles">Roles they may sign off in, for instance <c>release-manager</c>.</param>
public sealed record Person(string Id, IReadOnlyList<string> Roles);
