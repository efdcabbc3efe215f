using Evidence.Ports;
using Microsoft.Graph.Models;
using Microsoft.Graph.Users.Item.CheckMemberGroups;

namespace Evidence.Delivery.Graph;

/// <summary>People and groups of Microsoft Entra.</summary>
internal sealed class GraphDirectory(GraphConnection graph) : IDirectory
{
    private static readonly string[] _fields = ["id", "displayName", "userPrincipalName", "mail"];

    // https://learn.microsoft.com/graph/api/directoryobject-checkmembergroups takes so many at a time.
    private const int MostGroups = 20;

    private readonly GraphCall _people = new(graph.Options.Use, "look up people", "User.ReadBasic.All");
    private readonly GraphCall _groups = new(graph.Options.Use, "read who is in a group", "GroupMember.Read.All");

    public async Task<DirectoryPerson?> FindPersonAsync(string nameOrAddress, CancellationToken cancellationToken)
    {
        var user = await _people.FindAsync(() => graph.Client.Users[nameOrAddress].GetAsync(request => request.QueryParameters.Select = _fields, cancellationToken)).ConfigureAwait(false)
            ?? await ByMailAsync(nameOrAddress, cancellationToken).ConfigureAwait(false);
        return user is null ? null : PersonOf(user);
    }

    public async Task<IReadOnlyList<string>> GroupsOfAsync(string person, IReadOnlyList<string> groups, CancellationToken cancellationToken)
    {
        var ids = new List<(string Written, string Id)>();
        foreach (var group in groups)
        {
            if (await GroupIdAsync(group, cancellationToken).ConfigureAwait(false) is { } id)
            {
                ids.Add((group, id));
            }
        }

        var found = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var some in ids.Select(group => group.Id).Distinct(StringComparer.OrdinalIgnoreCase).Chunk(MostGroups))
        {
            var body = new CheckMemberGroupsPostRequestBody { GroupIds = [.. some] };
            var answer = await _groups.FindAsync(() => graph.Client.Users[person].CheckMemberGroups.PostAsCheckMemberGroupsPostResponseAsync(body, cancellationToken: cancellationToken)).ConfigureAwait(false);
            found.UnionWith(answer?.Value ?? []);
        }

        return [.. ids.Where(group => found.Contains(group.Id)).Select(group => group.Written)];
    }

    public async Task<IReadOnlyList<DirectoryPerson>> MembersOfAsync(string group, CancellationToken cancellationToken)
    {
        if (await GroupIdAsync(group, cancellationToken).ConfigureAwait(false) is not { } id)
        {
            return [];
        }

        var members = new List<DirectoryPerson>();
        var builder = graph.Client.Groups[id].TransitiveMembers.GraphUser;
        var page = await _groups.FindAsync(() => builder.GetAsync(
            request =>
            {
                request.QueryParameters.Select = _fields;
                request.QueryParameters.Top = 999;
            },
            cancellationToken)).ConfigureAwait(false);
        while (page is not null)
        {
            members.AddRange((page.Value ?? []).Select(PersonOf));
            var next = page.OdataNextLink;
            page = next is null ? null : await _groups.FindAsync(() => builder.WithUrl(graph.Own(next)).GetAsync(cancellationToken: cancellationToken)).ConfigureAwait(false);
        }

        return members;
    }

    private async Task<User?> ByMailAsync(string address, CancellationToken cancellationToken)
    {
        if (!address.Contains('@', StringComparison.Ordinal))
        {
            return null;
        }

        var found = await _people.RunAsync(() => graph.Client.Users.GetAsync(
            request =>
            {
                request.QueryParameters.Filter = $"mail eq '{Quoted(address)}'";
                request.QueryParameters.Select = _fields;
                request.QueryParameters.Top = 2;
            },
            cancellationToken)).ConfigureAwait(false);
        return found?.Value is [var only] ? only : null;
    }

    private async Task<string?> GroupIdAsync(string group, CancellationToken cancellationToken)
    {
        if (Guid.TryParse(group, out _))
        {
            return group;
        }

        var found = await _groups.RunAsync(() => graph.Client.Groups.GetAsync(
            request =>
            {
                request.QueryParameters.Filter = $"displayName eq '{Quoted(group)}'";
                request.QueryParameters.Select = ["id", "displayName"];
                request.QueryParameters.Top = 2;
            },
            cancellationToken)).ConfigureAwait(false);
        return found?.Value switch
        {
            null or [] => null,
            [var only] => only.Id,
            _ => throw new EvidenceException(FaultCode.Configuration, $"There is more than one group '{group}'; name it by its id in evidence.yaml."),
        };
    }

    private static string Quoted(string text) => text.Replace("'", "''", StringComparison.Ordinal);

    private static DirectoryPerson PersonOf(User user) => new(user.Id ?? "", user.DisplayName ?? user.UserPrincipalName ?? "", user.UserPrincipalName ?? "", user.Mail);
}
