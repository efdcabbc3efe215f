using System.Collections.Concurrent;
using Evidence.Ports;
using Evidence.Workspaces;

namespace Evidence.Hosting.Services;

/// <summary>
/// The roles of people: those evidence.yaml gives them by name, and those it gives groups of the directory they are in, through other groups too. What the directory says is
/// believed for five minutes. Where it cannot be asked, nobody has a role by group.
/// </summary>
public sealed class PersonRoles(IWorkspaceSource workspace, TimeProvider time, IDirectory? directory = null)
{
    // Enough for everyone who writes within some minutes.
    private const int MostKept = 2000;

    private static readonly TimeSpan _believed = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, (DateTimeOffset Until, IReadOnlyList<string> Groups)> _known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>True where evidence.yaml gives roles to groups.</summary>
    public bool HasGroups => workspace.Load().People.Any(person => person.IsGroup);

    /// <summary>Every role of a person of evidence.yaml, or of a person the directory knows by that sign-in name or id.</summary>
    /// <exception cref="EvidenceException"><see cref="FaultCode.Unavailable"/>: the directory could not be asked.</exception>
    public async Task<IReadOnlyList<string>> RolesOfAsync(string person, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(person);
        var named = workspace.Load().People.Where(known => !known.IsGroup && Is(known.Id, person)).ToList();
        var roles = named.SelectMany(known => known.Roles).ToList();
        if (GroupsThatAdd(roles).Count > 0)
        {
            roles.AddRange(await GroupRolesOfAsync(named.Select(known => known.Teams).FirstOrDefault(id => id is not null) ?? person, cancellationToken));
        }

        return [.. roles.Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>The roles of the groups a person is in.</summary>
    /// <param name="person">Their object id or sign-in name. A mail address does not tell who somebody is: people may set their own.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="EvidenceException"><see cref="FaultCode.Unavailable"/>: the directory could not be asked.</exception>
    public async Task<IReadOnlyList<string>> GroupRolesOfAsync(string person, CancellationToken cancellationToken)
    {
        var entries = workspace.Load().People.Where(known => known.IsGroup).ToList();
        if (entries.Count == 0 || directory is null)
        {
            return [];
        }

        var groups = await GroupsOfAsync(person, [.. entries.Select(entry => entry.Id).Distinct(StringComparer.Ordinal)], cancellationToken);
        return [.. entries.Where(entry => groups.Contains(entry.Id, StringComparer.Ordinal)).SelectMany(entry => entry.Roles).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private List<Person> GroupsThatAdd(List<string> roles) =>
        [.. workspace.Load().People.Where(known => known.IsGroup && known.Roles.Except(roles, StringComparer.OrdinalIgnoreCase).Any())];

    private async Task<IReadOnlyList<string>> GroupsOfAsync(string person, IReadOnlyList<string> groups, CancellationToken cancellationToken)
    {
        var key = $"{person}|{string.Join('|', groups)}";
        if (_known.TryGetValue(key, out var known) && known.Until > time.GetUtcNow())
        {
            return known.Groups;
        }

        var found = await AskAsync(person, groups, cancellationToken);
        if (_known.Count >= MostKept)
        {
            _known.Clear();
        }

        _known[key] = (time.GetUtcNow() + _believed, found);
        return found;
    }

    private async Task<IReadOnlyList<string>> AskAsync(string person, IReadOnlyList<string> groups, CancellationToken cancellationToken)
    {
        try
        {
            return await directory!.GroupsOfAsync(person, groups, cancellationToken);
        }
        catch (EvidenceException fault)
        {
            throw new EvidenceException(FaultCode.Unavailable, $"Roles by group count for nothing at present, because the directory could not be asked: {fault.Message}", fault);
        }
    }

    private static bool Is(string name, string by) => string.Equals(name, by, StringComparison.OrdinalIgnoreCase);
}
