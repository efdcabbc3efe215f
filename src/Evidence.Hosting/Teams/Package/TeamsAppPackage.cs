using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Evidence.Hosting.Teams.Package;

/// <summary>
/// The package people upload to Teams: the manifest with the organisation's ids in it, and the icons
/// (https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package). The same input gives the same bytes.
/// </summary>
public static partial class TeamsAppPackage
{
    private const int LongestDeveloper = 32;

    // A file without a time of its own; zip knows none before.
    private static readonly DateTimeOffset _made = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly (string Name, int Size)[] _icons = [("color.png", 192), ("outline.png", 32)];

    /// <summary>Writes the package.</summary>
    /// <param name="template">Folder with <c>manifest.json</c> and the icons.</param>
    /// <param name="app">What it is filled with.</param>
    /// <param name="target">Gets the zip.</param>
    /// <exception cref="EvidenceException"><see cref="FaultCode.Usage"/>: something of the app is wrong; every mistake is named. <see cref="FaultCode.Configuration"/>: the template is.</exception>
    public static void Write(string template, TeamsApp app, Stream target)
    {
        ArgumentNullException.ThrowIfNull(app);
        var problems = ProblemsOf(app).ToList();
        if (problems.Count > 0)
        {
            throw new EvidenceException(FaultCode.Usage, string.Join(" ", problems));
        }

        var manifest = Fill(Read(Path.Combine(template, "manifest.json")), app);
        using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        Add(zip, "manifest.json", JsonSerializer.SerializeToUtf8Bytes(manifest, EvidenceJson.Indented));
        foreach (var (name, size) in _icons)
        {
            Add(zip, name, ReadIcon(Path.Combine(template, name), size));
        }
    }

    private static IEnumerable<string> ProblemsOf(TeamsApp app)
    {
        if (!Guid.TryParseExact(app.BotId, "D", out _))
        {
            yield return $"The id of the bot is {(app.BotId is null ? "missing" : $"'{app.BotId}'")}; say with --bot-id, or EVIDENCE_TEAMS__APPID, the application id it is registered with, a GUID.";
        }

        if (app.AppId is not null && !Guid.TryParseExact(app.AppId, "D", out _))
        {
            yield return $"--app-id '{app.AppId}' is not a GUID.";
        }

        if (app.Developer.Length is 0 or > LongestDeveloper)
        {
            yield return $"--developer has 1 to {LongestDeveloper} characters, not {app.Developer.Length}.";
        }

        if (!Uri.TryCreate(app.Website, UriKind.Absolute, out var website) || website.Scheme != Uri.UriSchemeHttps || website.UserInfo.Length > 0)
        {
            yield return $"--website '{app.Website}' is not an https address.";
        }

        if (!Numbers().IsMatch(app.Version))
        {
            yield return $"--app-version '{app.Version}' is not three numbers, for instance 1.0.1.";
        }
    }

    private static JsonObject Fill(JsonObject manifest, TeamsApp app)
    {
        manifest["id"] = (app.AppId ?? app.BotId)!.ToLowerInvariant();
        manifest["version"] = app.Version;
        manifest["developer"]!["name"] = app.Developer;
        foreach (var name in new[] { "websiteUrl", "privacyUrl", "termsOfUseUrl" })
        {
            manifest["developer"]![name] = app.Website;
        }

        foreach (var part in new[] { "bots", "composeExtensions" })
        {
            manifest[part]![0]!["botId"] = app.BotId!.ToLowerInvariant();
        }

        manifest["validDomains"] = new JsonArray(new Uri(app.Website).Host);
        return manifest;
    }

    private static JsonObject Read(string path)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(path)) as JsonObject ?? throw Broken(path);
        }
        catch (Exception fault) when (fault is JsonException or IOException or UnauthorizedAccessException)
        {
            throw Broken(path);
        }
    }

    // Teams refuses icons of another size: a picture of one's own may have been put there.
    private static byte[] ReadIcon(string path, int size)
    {
        var png = File.Exists(path) ? File.ReadAllBytes(path) : throw Broken(path);
        return png.Length > 24 && BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16, 4)) == size && BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20, 4)) == size
            ? png
            : throw new EvidenceException(FaultCode.Configuration, $"'{path}' is not a PNG of {size} by {size} pixels, which Teams asks for.");
    }

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = _made;
        using var stream = entry.Open();
        stream.Write(content);
    }

    private static EvidenceException Broken(string path) => new(FaultCode.Configuration, $"'{path}' cannot be read; install Evidence again.");

    [GeneratedRegex(@"^\d{1,5}\.\d{1,5}\.\d{1,5}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbers();
}
