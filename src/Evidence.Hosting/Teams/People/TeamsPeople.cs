using Evidence.Conversations;
using Evidence.Delivery.Teams;
using Evidence.Hosting.Security;
using Evidence.Hosting.Services;
using Evidence.Ports;
using Evidence.Workspaces;

namespace Evidence.Hosting.Teams.People;

/// <summary>
/// Finds the person of evidence.yaml who writes: by the object id Entra ID gives them, else by the user principal name the service has for them; and whoever is in a group
/// evidence.yaml gives roles to. The name that is shown decides nothing. Whoever may sign packs off in some role may decide.
/// </summary>
internal sealed class TeamsPeople(IWorkspaceSource workspace, ConversationConnector connector, PersonRoles roles, IDirectory directory)
{
    /// <summary>The person; null: nobody known.</summary>
    /// <param name="place">Where they write.</param>
    /// <param name="from">What the service says of them.</param>
    /// <param name="mayAsk">Whether the service may be asked for their user principal name.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="EvidenceException"><see cref="FaultCode.Forbidden"/>: they may have roles by group, and the directory could not be asked.</exception>
    public async Task<TeamsPerson?> FindAsync(ChatPlace place, ChatPerson from, bool mayAsk, CancellationToken cancellationToken)
    {
        var people = workspace.Load().People.Where(person => !person.IsGroup).ToList();
        var known = from.ObjectId is { } objectId ? people.FirstOrDefault(person => Same(person.Teams, objectId)) : null;
        string? name = null;

        // Only where somebody could be found by it.
        if (known is null && mayAsk && from.Id.Length > 0 && people.Any(person => (person.Teams ?? person.Id).Contains('@', StringComparison.Ordinal)))
        {
            name = await connector.FindUserPrincipalNameAsync(place, from.Id, cancellationToken);
            known = name is null ? null : people.FirstOrDefault(person => Same(person.Teams ?? person.Id, name));
        }

        return roles.HasGroups && (from.ObjectId ?? name) is { } who ? await WithGroupsAsync(known, who, name, cancellationToken) : known is null ? null : Of(known.Id, known.Roles);
    }

    /// <summary>What somebody is told whom nobody knows.</summary>
    public string Unknown(ChatPerson from)
    {
        var people = workspace.Load().People;
        var admins = people.Where(person => !person.IsGroup && person.Roles.Contains("admin", StringComparer.OrdinalIgnoreCase)).Select(person => person.Id).ToList();
        var whom = admins.Count > 0 ? string.Join(" or ", admins) : "whoever looks after evidence.yaml";
        return from.ObjectId is { } id
            ? $"I do not know you yet. Ask {whom} to add you under 'people' in evidence.yaml with `teams: {id}` and your roles."
            : $"I do not know you yet, and Teams does not say who you are. Ask {whom}.";
    }

    // Somebody who is named keeps what they are by name where the directory is away; what a group would add counts for nothing then.
    private async Task<TeamsPerson?> WithGroupsAsync(Person? known, string who, string? name, CancellationToken cancellationToken)
    {
        try
        {
            var byGroup = await roles.GroupRolesOfAsync(who, cancellationToken);
            if (known is not null)
            {
                return Of(known.Id, [.. known.Roles, .. byGroup]);
            }

            var signIn = byGroup.Count == 0 ? null : name ?? (await directory.FindPersonAsync(who, cancellationToken))?.SignInName;
            return signIn is null ? null : Of(signIn, byGroup);
        }
        catch (EvidenceException fault)
        {
            return known is not null ? Of(known.Id, known.Roles) with { Gap = fault.Message } : throw new EvidenceException(FaultCode.Forbidden, fault.Message, fault);
        }
    }

    private static TeamsPerson Of(string id, IReadOnlyList<string> stated)
    {
        var roles = stated.Where(IsRole).Select(role => Enum.Parse<EvidenceRole>(role, ignoreCase: true)).ToHashSet();
        if (stated.Any(role => !IsRole(role)))
        {
            roles.Add(EvidenceRole.Approver);
        }

        // A release manager asks for packs as well, a compliance officer reads coverage: the role they sign off in begins with what they are.
        foreach (var first in stated.Select(role => role.Split('-')[0]).Where(IsRole))
        {
            roles.Add(Enum.Parse<EvidenceRole>(first, ignoreCase: true));
        }

        return new TeamsPerson(id, roles);
    }

    private static bool IsRole(string role) => Enum.GetNames<EvidenceRole>().Contains(role, StringComparer.OrdinalIgnoreCase);

    private static bool Same(string? left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
