using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Evidence.Connectors.Http;

/// <summary>A request that reads. It can be made any number of times.</summary>
/// <param name="Path">Relative to the source's address, or absolute.</param>
internal sealed record SourceRequest(string Path)
{
    /// <summary>Names and values of the query, not escaped.</summary>
    public ImmutableList<KeyValuePair<string, string>> Query { get; init; } = [];

    /// <summary>Headers beside the usual ones.</summary>
    public ImmutableList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>What to post; null: it is a GET.</summary>
    public string? Body { get; init; }

    /// <summary>The media type of the body.</summary>
    public string BodyType { get; init; } = "application/json";

    /// <summary>What is asked for in words, for gaps; null: the path.</summary>
    public string? Purpose { get; init; }

    /// <summary>A GET. Parameters whose value is null are left out.</summary>
    public static SourceRequest Get(string path, params (string Name, string? Value)[] query) =>
        new(path) { Query = [.. query.Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create(pair.Name, pair.Value!))] };

    /// <summary>A POST that only reads, as searches and GraphQL queries are.</summary>
    public static SourceRequest Post(string path, JsonObject body) => new(path) { Body = body.ToJsonString() };

    /// <summary>A POST of a form, as systems take it that give tokens (RFC 6749).</summary>
    public static SourceRequest PostForm(string path, params (string Name, string Value)[] fields) => new(path)
    {
        Body = string.Join('&', fields.Select(field => $"{Uri.EscapeDataString(field.Name)}={Uri.EscapeDataString(field.Value)}")),
        BodyType = "application/x-www-form-urlencoded",
    };

    /// <summary>The same with a parameter of the query set.</summary>
    public SourceRequest With(string name, string value) =>
        this with { Query = Query.RemoveAll(pair => pair.Key == name).Add(KeyValuePair.Create(name, value)) };

    /// <summary>The same with a header set.</summary>
    public SourceRequest WithHeader(string name, string value) =>
        this with { Headers = Headers.RemoveAll(pair => pair.Key == name).Add(KeyValuePair.Create(name, value)) };

    /// <summary>The same with a member of the body set, nested members joined by dots.</summary>
    public SourceRequest WithBody(string path, JsonNode? value)
    {
        var root = JsonNode.Parse(Body ?? "{}")!.AsObject();
        var names = path.Split('.');
        var parent = names[..^1].Aggregate(root, (node, name) => (JsonObject)(node[name] ??= new JsonObject()));
        parent[names[^1]] = value;
        return this with { Body = root.ToJsonString() };
    }

    /// <summary>The address it goes to.</summary>
    public Uri Resolve(Uri baseUrl)
    {
        var url = Uri.TryCreate(Path, UriKind.Absolute, out var absolute) && absolute.Scheme is "http" or "https" ? Secure(absolute, baseUrl) : new Uri(baseUrl, Path.TrimStart('/'));
        if (Query.Count == 0)
        {
            return url;
        }

        var query = string.Join('&', Query.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));
        return new UriBuilder(url) { Query = url.Query.Length > 1 ? $"{url.Query[1..]}&{query}" : query }.Uri;
    }

    // A server behind a proxy that ends TLS names itself with http. The configured address is the one that is called.
    private static Uri Secure(Uri named, Uri baseUrl) =>
        named.Scheme == "http" && baseUrl.Scheme == "https" && string.Equals(named.IdnHost, baseUrl.IdnHost, StringComparison.OrdinalIgnoreCase)
            ? new UriBuilder(named) { Scheme = baseUrl.Scheme, Port = baseUrl.Port }.Uri
            : named;

    /// <summary>A fresh message for an address.</summary>
    public HttpRequestMessage ToMessage(Uri url)
    {
        var message = new HttpRequestMessage(Body is null ? HttpMethod.Get : HttpMethod.Post, url);
        foreach (var (name, value) in Headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        if (Body is not null)
        {
            message.Content = new StringContent(Body, Encoding.UTF8, new MediaTypeHeaderValue(BodyType));
        }

        return message;
    }
}
