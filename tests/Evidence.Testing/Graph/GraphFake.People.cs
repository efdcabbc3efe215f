using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Evidence.Testing.Graph;

public sealed partial class GraphFake
{
    /// <summary>People by sign-in name: id, name, mail.</summary>
    public Dictionary<string, (string Id, string Name, string Mail)> People { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Sign-in names of members by the group's name; its id is <see cref="GroupIdOf"/>.</summary>
    public Dictionary<string, string[]> Groups { get; } = new(StringComparer.Ordinal);

    /// <summary>Messages that were posted, in order.</summary>
    public List<JsonObject> Messages { get; } = [];

    /// <summary>Address of the next page of members instead of the right one; null: the right one.</summary>
    public string? MembersNextPage { get; set; }

    public static string GroupIdOf(string name) =>
        new Guid(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name)).AsSpan(0, 16)).ToString();

    private void MapPeople()
    {
        Map("POST", "/teams/[^/]+/channels/[^/]+/messages", (request, _) =>
        {
            Messages.Add((JsonObject)JsonNode.Parse(request.Text)!);
            return Json(new JsonObject { ["id"] = $"{Messages.Count}", ["webUrl"] = $"https://teams.example/l/message/{Messages.Count}" }, 201);
        });
        Map("GET", "/users/(?<name>[^/]+)", (_, match) => SignInNameOf(match.Groups["name"].Value) is { } name ? Json(Person(name)) : Error(404, "Request_ResourceNotFound"));
        Map("POST", "/users/(?<name>[^/]+)/checkMemberGroups", (request, match) => CheckGroups(request, match.Groups["name"].Value));
        Map("GET", "/users", (request, _) =>
        {
            var mail = Quoted(request);
            return Json(List(People.Where(person => person.Value.Mail == mail).Select(person => Person(person.Key))));
        });
        Map("GET", "/groups", (request, _) =>
        {
            var name = Quoted(request);
            return Json(List(Groups.Keys.Where(group => group == name).Select(group => new JsonObject { ["id"] = GroupIdOf(group), ["displayName"] = group })));
        });
        Map("GET", "/groups/(?<id>[^/]+)/transitiveMembers/(microsoft\\.)?graph\\.user", Members);
    }

    // People go by their sign-in name, or by their id.
    private string? SignInNameOf(string name) => People.ContainsKey(name) ? name : People.Where(person => person.Value.Id == name).Select(person => person.Key).FirstOrDefault();

    // At most twenty groups a request, and only those that were asked about come back.
    private Microsoft.AspNetCore.Http.IResult CheckGroups(GraphRequest request, string name)
    {
        if (SignInNameOf(name) is not { } person)
        {
            return Error(404, "Request_ResourceNotFound");
        }

        var asked = JsonNode.Parse(request.Text)!["groupIds"]!.AsArray().Select(id => (string)id!).ToList();
        return asked.Count > 20
            ? Error(400, "Request_BadRequest")
            : Json(new JsonObject
            {
                ["value"] = new JsonArray([.. Groups.Where(group => group.Value.Contains(person, StringComparer.OrdinalIgnoreCase)).Select(group => GroupIdOf(group.Key)).Where(id => asked.Contains(id)).Select(id => (JsonNode)id)]),
            });
    }

    // Two a page, so that there are pages.
    private Microsoft.AspNetCore.Http.IResult Members(GraphRequest request, Match match)
    {
        var members = Groups.First(group => GroupIdOf(group.Key) == match.Groups["id"].Value).Value;
        var from = Regex.Match(request.Query, "skiptoken=(\\d+)") is { Success: true } token ? int.Parse(token.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) : 0;
        var page = List(members.Skip(from).Take(2).Select(Person));
        if (from + 2 < members.Length)
        {
            page["@odata.nextLink"] = MembersNextPage ?? $"{Url}/groups/{match.Groups["id"].Value}/transitiveMembers/microsoft.graph.user?$skiptoken={from + 2}";
        }

        return Json(page);
    }

    private JsonObject Person(string signInName)
    {
        var (id, name, mail) = People[signInName];
        return new JsonObject { ["id"] = id, ["displayName"] = name, ["userPrincipalName"] = signInName, ["mail"] = mail };
    }

    private static JsonObject List(IEnumerable<JsonObject> value) => new() { ["value"] = new JsonArray([.. value]) };

    private static string Quoted(GraphRequest request) => Regex.Match(request.Query, "eq '(?<text>[^']*)'").Groups["text"].Value;
}
