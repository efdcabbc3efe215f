using System.Text.Json;
using System.Text.Json.Nodes;
using Evidence.Connectors.Collecting;
using Evidence.Connectors.Http;
using Evidence.Connectors.Settings;
using Evidence.Packs;

namespace Evidence.Connectors.Jira;

/// <summary>The fields of a site by name. Ids of custom fields differ from site to site, and two fields may have the same name.</summary>
internal sealed class JiraFields
{
    private readonly Dictionary<string, string> _names;
    private readonly List<(string Name, string Id)> _signOffs;

    private JiraFields(Dictionary<string, string> names, List<(string Name, string Id)> signOffs)
    {
        _names = names;
        _signOffs = signOffs;
    }

    /// <summary>No names are known.</summary>
    public static JiraFields None { get; } = new([], []);

    /// <summary>Reads them. A sign-off field that does not exist is a gap.</summary>
    public static async Task<JiraFields> ReadAsync(SourceClient client, JiraOptions options, CollectionTally tally, CancellationToken cancellationToken)
    {
        using var reply = await client.ReadJsonAsync(JiraRequests.Fields, cancellationToken).ConfigureAwait(false);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in reply.Root.Items())
        {
            names[field.Text("id") ?? ""] = field.Text("name") ?? "";
        }

        foreach (var missing in options.SignOffFields.Where(name => !names.Values.Contains(name, StringComparer.OrdinalIgnoreCase)))
        {
            var nearest = Spelling.Nearest(missing, names.Values) is { } word ? $" Did you mean '{word}'?" : "";
            tally.Note(new CollectionGap($"Sign-off field '{missing}'", $"Jira has no field of that name that this account may see.{nearest}", "Correct sign-off-fields, or let the account see the field."));
        }

        return new(names, [.. options.SignOffFields.SelectMany(name => names.Where(field => field.Value.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(field => (name, field.Key)))]);
    }

    /// <summary>
    /// The issue with the names of the fields it has values for, in the form Jira gives it for <c>expand=names</c>: a member in front, and every byte of the issue as it came.
    /// </summary>
    public byte[] WithNames(JsonElement issue)
    {
        var raw = issue.RawBytes();
        var names = new JsonObject();
        foreach (var field in issue.Find("fields") is { ValueKind: JsonValueKind.Object } fields ? fields.EnumerateObject().Where(field => field.Value.ValueKind != JsonValueKind.Null) : [])
        {
            if (_names.TryGetValue(field.Name, out var name))
            {
                names[field.Name] = name;
            }
        }

        return names.Count == 0 || issue.Find("names") is not null ? raw : [(byte)'{', .. "\"names\":"u8, .. System.Text.Encoding.UTF8.GetBytes(names.ToJsonString()), (byte)',', .. raw.AsSpan(1)];
    }

    /// <summary>What the sign-off fields of an issue say, as attributes.</summary>
    public IEnumerable<(string Name, string? Value)> SignOffsOf(JsonElement issue) => _signOffs
        .Select(field => (field.Name, Text: JiraText.Of(issue.Find("fields", field.Id))))
        .Where(field => field.Text is not null)
        .GroupBy(field => field.Name, StringComparer.Ordinal)
        .Select(group => ($"sign-off.{group.Key}", (string?)string.Join(", ", group.Select(field => field.Text))));
}
