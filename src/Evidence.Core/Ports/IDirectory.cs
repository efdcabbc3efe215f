namespace Evidence.Ports;

/// <summary>Knows people and groups.</summary>
/// <remarks>Implementers: what is not there is null or empty; a directory that refuses or is away is an <see cref="EvidenceException"/>. Calls change nothing.</remarks>
public interface IDirectory
{
    /// <summary>The person of a sign-in name or mail address; null: there is none.</summary>
    Task<DirectoryPerson?> FindPersonAsync(string nameOrAddress, CancellationToken cancellationToken);

    /// <summary>Those of some groups that a person is in, through other groups too; empty: none, or there is no such person.</summary>
    /// <param name="person">Object id or sign-in name of the person.</param>
    /// <param name="groups">Ids or exact names of groups; they come back as they are written here.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<IReadOnlyList<string>> GroupsOfAsync(string person, IReadOnlyList<string> groups, CancellationToken cancellationToken);

    /// <summary>Everyone in a group, through groups in it too; empty: there is no such group, or nobody is in it.</summary>
    /// <param name="group">Id or exact name of the group.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<IReadOnlyList<DirectoryPerson>> MembersOfAsync(string group, CancellationToken cancellationToken);
}
