using Evidence.Conversations;
using Evidence.Delivery.Teams;
using Evidence.Hosting.Security;
using Evidence.Ports;
using Evidence.Workspaces;

namespace Evidence.Hosting.Teams.People;

/// <summary>
/// Finds the person of evidence.yaml who writes: by the object id Entra ID gives them, else by the user principal name the service has for them. The name that is shown
/// decides nothing. Roles are those of evidence.yaml; whoever may sign packs off in some role may decide.
/// </summary>
internal sealed class TeamsPeople(IWorkspaceSource workspace, ConversationConnector connector)
{
    /// <summary>The person; null: nobody known.</summary>
    /// <param name="place">Where they write.</param>
    /// <param name="from">What the service says of them.</param>
    /// <param name="mayAsk">Whether the service may be asked for their user principal name.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<TeamsPerson?> FindAsync(ChatPlace place, ChatPerson from, bool mayAsk, CancellationToken cancellationToken)
    {
        var people = workspace.Load().People;
        if (from.ObjectId is { } objectId && people.FirstOrDefault(person => Same(person.Teams, objectId)) is { } known)
        {
            return Of(known);
        }

        // Only where somebody could be found by it.
        if (!mayAsk || from.Id.Length == 0 || !people.Any(person => (person.Teams ?? person.Id).Contains('@', StringComparison.Ordinal)))
        {
            return null;
        }

        var name = await connector.FindUserPrincipalNameAsync(place, from.Id, cancellationToken);
        return name is not null && people.FirstOrDefault(person => Same(person.Teams ?? person.Id, name)) is { } named ? Of(named) : null;
    }

    /// <summary>What somebody is told whom nobody knows.</summary>
    public string Unknown(ChatPerson from)
    {
        var people = workspace.Load().People;
        var admins = people.Where(person => person.Roles.Contains("admin", StringComparer.OrdinalIgnoreCase)).Select(person => person.Id).ToList();
        var whom = admins.Count > 0 ? string.Join(" or ", admins) : "whoever looks after evidence.yaml";
        return from.ObjectId is { } id
            ? $"I do not know you yet. Ask {whom} to add you under 'people' in evidence.yaml with `teams: {id}` and your roles."
            : $"I do not know you yet, and Teams does not say who you are. Ask {whom}.";
    }

    private static TeamsPerson Of(Person person)
    {
        var roles = person.Roles.Where(IsRole).Select(role => Enum.Parse<EvidenceRole>(role, ignoreCase: true)).ToHashSet();
        if (person.Roles.Any(role => !IsRole(role)))
        {
            roles.Add(EvidenceRole.Approver);
        }

        // A release manager asks for packs as well, a compliance officer reads coverage: the role they sign off in begins with what they are.
        foreach (var first in person.Roles.Select(role => role.Split('-')[0]).Where(IsRole))
        {
            roles.Add(Enum.Parse<EvidenceRole>(first, ignoreCase: true));
        }

        return new TeamsPerson(person.Id, roles);
    }

    private static bool IsRole(string role) => Enum.GetNames<EvidenceRole>().Contains(role, StringComparer.OrdinalIgnoreCase);

    private static bool Same(string? left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
