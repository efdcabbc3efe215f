using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Evidence.Testing.Graph;

public sealed partial class GraphFake
{
    private const int SliceUnit = 320 * 1024;

    private readonly Dictionary<string, Session> _sessions = new(StringComparer.Ordinal);

    /// <summary>Ranges that were received, in order.</summary>
    public List<string> Ranges { get; } = [];

    private void MapUploads()
    {
        Map("POST", "/drives/[^/]+/items/(?<parent>[^/:]+):/(?<path>.+):/createUploadSession", (request, match) => Begin(request, PathOf(match)));
        Map("PUT", "/upload/(?<id>[^/]+)", (request, match) => Receive(request, match.Groups["id"].Value));
        Map("GET", "/upload/(?<id>[^/]+)", (_, match) => _sessions.TryGetValue(match.Groups["id"].Value, out var session) ? Expect(session, 200) : Error(404, "itemNotFound"));
    }

    private IResult Begin(GraphRequest request, string path)
    {
        var behaviour = (string?)JsonNode.Parse(request.Text)?["item"]?["@microsoft.graph.conflictBehavior"];
        if (behaviour == "fail" && Find(path) is not null)
        {
            return Error(409, "nameAlreadyExists");
        }

        var id = $"session{_sessions.Count + 1}";
        _sessions[id] = new Session(path);
        return Json(new JsonObject
        {
            ["uploadUrl"] = $"{Origin}/upload/{id}?tempauth=upload-secret",
            ["expirationDateTime"] = "2099-01-01T00:00:00Z",
            ["nextExpectedRanges"] = new JsonArray("0-"),
        });
    }

    private IResult Receive(GraphRequest request, string id)
    {
        if (!_sessions.TryGetValue(id, out var session))
        {
            return Error(404, "itemNotFound");
        }

        var range = Regex.Match(request.Headers.GetValueOrDefault("Content-Range", ""), @"^bytes (\d+)-(\d+)/(\d+)$");
        var (from, to, total) = (Number(range, 1), Number(range, 2), Number(range, 3));
        if (from != session.Content.Length)
        {
            return Error(416, "invalidRange");
        }

        var isLast = to == total - 1;
        if (request.Body.Length != to - from + 1 || (!isLast && request.Body.Length % SliceUnit != 0))
        {
            return Error(400, "invalidRequest");
        }

        Ranges.Add($"{from}-{to}");
        session.Content.Write(request.Body);
        return isLast ? Json(Describe(Write(session.Path, session.Content.ToArray())), 201) : Expect(session, 202);
    }

    private static IResult Expect(Session session, int status) => Json(
        new JsonObject { ["expirationDateTime"] = "2099-01-01T00:00:00Z", ["nextExpectedRanges"] = new JsonArray($"{session.Content.Length}-") }, status);

    private static long Number(Match match, int group) => long.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private sealed record Session(string Path)
    {
        public MemoryStream Content { get; } = new();
    }
}
