using Microsoft.AspNetCore.WebUtilities;
using System.Text.Json.Nodes;

namespace Evidence.Testing.Connectors;

/// <summary>A request a fake source got.</summary>
/// <param name="Method">GET, POST ...</param>
/// <param name="Path">The path, decoded, beginning with a slash.</param>
/// <param name="QueryText">The query with its question mark, or nothing.</param>
/// <param name="Headers">Headers by name.</param>
/// <param name="Body">The body.</param>
public sealed record FakeRequest(string Method, string Path, string QueryText, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>What a <c>{name}</c> of the route stands for.</summary>
    public IReadOnlyDictionary<string, string> Route { get; init; } = new Dictionary<string, string>();

    /// <summary>The first value of a query parameter, or null.</summary>
    public string? Query(string name) => QueryAll(name) is [var first, ..] ? first : null;

    /// <summary>All values of a query parameter.</summary>
    public IReadOnlyList<string> QueryAll(string name) =>
        QueryHelpers.ParseQuery(QueryText).TryGetValue(name, out var values) ? [.. values.OfType<string>()] : [];

    /// <summary>A header, or null.</summary>
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>The body as JSON.</summary>
    public JsonObject Json => JsonNode.Parse(Body.Length == 0 ? "{}" : Body)!.AsObject();
}
