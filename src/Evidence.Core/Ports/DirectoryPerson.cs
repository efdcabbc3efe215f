namespace Evidence.Ports;

/// <summary>A person as the directory knows them.</summary>
/// <param name="Id">The directory's own id.</param>
/// <param name="Name">Name to show.</param>
/// <param name="SignInName">Name they sign in with.</param>
/// <param name="Mail">Mail address; null: none.</param>
public sealed record DirectoryPerson(string Id, string Name, string SignInName, string? Mail);
