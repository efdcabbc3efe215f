using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Evidence.Testing.Graph;

public sealed partial class GraphFake
{
    private readonly Dictionary<string, GraphItem> _items = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _changes = [];
    private int _ids;

    /// <summary>Links that lead somewhere, by their address; the path is one from the root, empty for the watched folder.</summary>
    public Dictionary<string, string> SharedPaths { get; } = new(StringComparer.Ordinal);

    /// <summary>Changes that are listed at a time.</summary>
    public int PageSize { get; set; } = 100;

    /// <summary>Cursors that are no longer known.</summary>
    public HashSet<string> ExpiredCursors { get; } = [];

    /// <summary>Everything in the library, by path.</summary>
    public IReadOnlyDictionary<string, GraphItem> Items
    {
        get
        {
            lock (_lock)
            {
                return new Dictionary<string, GraphItem>(_items, StringComparer.OrdinalIgnoreCase);
            }
        }
    }

    /// <summary>Puts a file there as a person would.</summary>
    public GraphItem Put(string path, byte[] content)
    {
        lock (_lock)
        {
            return Write(path, content);
        }
    }

    private void MapFiles()
    {
        Map("GET", "/sites/(?<host>[^/:]+):/(?<path>.+)", (_, match) =>
            match.Groups["path"].Value.StartsWith("sites/Launch", StringComparison.Ordinal) ? Json(new JsonObject { ["id"] = "contoso,site,web" }) : Error(404, "itemNotFound"));
        Map("GET", "/sites/contoso,site,web/drives", (_, _) => Json(new JsonObject { ["value"] = new JsonArray(new JsonObject { ["id"] = Drive, ["name"] = "Documents" }) }));
        Map("GET", "/shares/(?<id>u![^/]+)/driveItem", (_, match) => Shared(match.Groups["id"].Value));
        Map("GET", "/drives/[^/]+/items/(?<parent>[^/:]+):/(?<path>.+):", (_, match) => At(PathOf(match)) is { } item ? Json(item) : Error(404, "itemNotFound"));
        Map("GET", "/drives/[^/]+/items/(?<id>[^/:]+)", (_, match) => ById(match.Groups["id"].Value) is { } item ? Json(Describe(item)) : Error(404, "itemNotFound"));
        Map("PUT", "/drives/[^/]+/items/(?<parent>[^/:]+):/(?<path>.+):/content", (request, match) => PutContent(request, PathOf(match)));
        Map("POST", "/drives/[^/]+/items/(?<id>[^/:]+)/createLink", (request, match) => CreateLink(request, match.Groups["id"].Value));
        Map("GET", "/drives/[^/]+/items/[^/:]+/delta\\(?\\)?", (request, _) => Changes(request));
        Map("GET", "/download/(?<id>[^/]+)", (_, match) => ById(match.Groups["id"].Value) is { } item ? Results.Bytes(item.Content) : Error(404, "itemNotFound"));
    }

    private static string PathOf(Match match) => (match.Groups["parent"].Value == FolderId ? "Shared/" : "") + match.Groups["path"].Value;

    private JsonObject? At(string path) =>
        Find(path) is { } item ? Describe(item)
        : _items.Keys.Any(known => known.StartsWith(path + "/", StringComparison.OrdinalIgnoreCase)) ? new JsonObject { ["id"] = FolderIdOf(path), ["folder"] = new JsonObject { ["childCount"] = 1 } }
        : null;

    private static string FolderIdOf(string path) => path == "Shared" ? FolderId : $"01DIR-{path.Replace('/', '-')}";

    private GraphItem? Find(string path) => _items.GetValueOrDefault(path);

    private GraphItem? ById(string id) => _items.Values.FirstOrDefault(item => item.Id == id);

    private GraphItem Write(string path, byte[] content)
    {
        if (_items.TryGetValue(path, out var item))
        {
            item.Content = content;
            item.Version++;
        }
        else
        {
            _items[path] = item = new GraphItem { Id = $"01ITEM{++_ids}", Path = path, Content = content };
        }

        _changes.Add(item.Id);
        return item;
    }

    private IResult PutContent(GraphRequest request, string path)
    {
        if (!request.Query.Contains("conflictBehavior=replace", StringComparison.Ordinal) && Find(path) is not null)
        {
            return Error(409, "nameAlreadyExists");
        }

        return Json(Describe(Write(path, request.Body)), 201);
    }

    private IResult CreateLink(GraphRequest request, string id)
    {
        if (ById(id) is not { } item)
        {
            return Error(404, "itemNotFound");
        }

        var scope = (string)JsonNode.Parse(request.Text)!["scope"]!;
        item.Links.Add(scope);
        return Json(new JsonObject { ["id"] = "link", ["link"] = new JsonObject { ["type"] = "view", ["scope"] = scope, ["webUrl"] = $"https://contoso.example/:b:/{scope}/{item.Id}" } }, 201);
    }

    private IResult Shared(string id)
    {
        var encoded = id[2..].Replace('_', '/').Replace('-', '+');
        var link = System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(encoded.PadRight((encoded.Length + 3) / 4 * 4, '=')));
        return !SharedPaths.TryGetValue(link, out var path) ? Error(404, "itemNotFound")
            : path.Length == 0 ? Json(DescribeFolder())
            : Find(path) is { } item ? Json(Describe(item))
            : Error(404, "itemNotFound");
    }

    private IResult Changes(GraphRequest request)
    {
        var token = Regex.Match(request.Query, "token=(?<at>\\d+)") is { Success: true } match ? match.Groups["at"].Value : "0";
        if (ExpiredCursors.Contains(token))
        {
            return Error(410, "resyncRequired");
        }

        var from = int.Parse(token, System.Globalization.CultureInfo.InvariantCulture);
        var ids = _changes.Skip(from).Take(PageSize).ToList();
        var value = new JsonArray([DescribeFolder(), .. ids.Distinct().Select(ById).OfType<GraphItem>().Where(item => item.Path.StartsWith("Shared/", StringComparison.Ordinal)).Select(JsonNode (item) => Describe(item))]);
        var next = from + ids.Count;
        var isLast = next >= _changes.Count;
        return Json(new JsonObject
        {
            ["value"] = value,
            [isLast ? "@odata.deltaLink" : "@odata.nextLink"] = $"{Url}/drives/{Drive}/items/{FolderId}/delta()?token={next}",
        });
    }

    private static JsonObject DescribeFolder() => new()
    {
        ["id"] = FolderId,
        ["name"] = "Shared",
        ["folder"] = new JsonObject { ["childCount"] = 1 },
        ["parentReference"] = new JsonObject { ["driveId"] = Drive, ["id"] = "01ROOT" },
    };

    private JsonObject Describe(GraphItem item) => new()
    {
        ["id"] = item.Id,
        ["name"] = item.Name,
        ["size"] = item.Content.Length,
        ["eTag"] = $"\"{item.Id},{item.Version}\"",
        ["cTag"] = $"\"c:{item.Id},{item.Version}\"",
        ["webUrl"] = $"https://contoso.example/Shared/{Uri.EscapeDataString(item.Name)}",
        ["lastModifiedDateTime"] = "2026-10-01T12:00:00Z",
        ["file"] = new JsonObject { ["hashes"] = new JsonObject { ["sha256Hash"] = Convert.ToHexString(SHA256.HashData(item.Content)) } },
        ["parentReference"] = new JsonObject { ["driveId"] = Drive, ["id"] = FolderIdOf(item.Path[..Math.Max(0, item.Path.LastIndexOf('/'))]) },
        ["@microsoft.graph.downloadUrl"] = $"{Origin}/download/{item.Id}?tempauth=download-secret",
    };
}
