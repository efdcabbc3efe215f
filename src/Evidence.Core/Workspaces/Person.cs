namespace Evidence.Workspaces;

/// <summary>A person who decides.</summary>
/// <param name="Id">Name or address they sign in with, compared without case.</param>
/// <param name="Roles">Roles they may sign off in, for instance <c>release-manager</c>.</param>
public sealed record Person(string Id, IReadOnlyList<string> Roles)
{
    /// <summary>Object id in Entra ID, or user principal name, by which Teams knows them; null: <see cref="Id"/> where that is one.</summary>
    public string? Teams { get; init; }

    /// <summary>True: <see cref="Id"/> is a group of the directory, and everyone in it has the roles.</summary>
    public bool IsGroup { get; init; }
}
