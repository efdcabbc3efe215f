using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Json.Nodes;
using Evidence.Hosting.Teams.Commands;
using Evidence.Hosting.Teams.Package;
using Evidence.Testing;

namespace Evidence.Hosting.Tests.Teams;

/// <summary>The app package's manifest keeps Teams' limits, and promises what the bot understands.</summary>
public sealed class AppPackageTests
{
    private static readonly JsonNode _manifest = JsonNode.Parse(File.ReadAllText(RepositoryRoot.Path("templates", "teams-app", "manifest.json")))!;

    [Fact]
    public void Schema_AndVersion_BelongTogether() =>
        Assert.Equal($"https://developer.microsoft.com/json-schemas/teams/v{(string)_manifest["manifestVersion"]!}/MicrosoftTeams.schema.json", (string)_manifest["$schema"]!);

    [Fact]
    public void Texts_AreWithinTheirLimits()
    {
        Assert.InRange(((string)_manifest["name"]!["short"]!).Length, 1, 30);
        Assert.InRange(((string)_manifest["name"]!["full"]!).Length, 1, 100);
        Assert.InRange(((string)_manifest["description"]!["short"]!).Length, 1, 80);
        Assert.InRange(((string)_manifest["description"]!["full"]!).Length, 1, 4000);
        Assert.All(Extension()["commands"]!.AsArray(), command => Assert.InRange(((string)command!["title"]!).Length, 1, 32));
        Assert.InRange(Bot()["commandLists"]![0]!["commands"]!.AsArray().Count, 1, 10);
    }

    [Theory]
    [InlineData("color", 192)]
    [InlineData("outline", 32)]
    public void Icon_HasItsSize(string name, int size)
    {
        var png = File.ReadAllBytes(RepositoryRoot.Path("templates", "teams-app", (string)_manifest["icons"]![name]!));
        Assert.Equal(size, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16, 4)));
        Assert.Equal(size, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20, 4)));
    }

    [Fact]
    public void Bot_SpeaksEverywhere_AndTakesFiles()
    {
        Assert.Equal(["personal", "team", "groupChat"], Bot()["scopes"]!.AsArray().Select(scope => (string)scope!));
        Assert.True((bool)Bot()["supportsFiles"]!);
    }

    [Fact]
    public void Commands_AreUnderstood()
    {
        using var samples = new CommandReaderTests.Samples();
        Assert.All(
            Bot()["commandLists"]![0]!["commands"]!.AsArray().Select(command => (string)command!["title"]!),
            title => Assert.NotEqual(CommandKind.Unknown, CommandReader.Read(title, hasFile: false, samples.Content).Kind));
    }

    [Fact]
    public void Extension_HasTheCommandsTheBotAnswers() =>
        Assert.Equal([("searchEvidence", "query"), ("askForPack", "action"), ("draftQuestionnaire", "action")], Extension()["commands"]!.AsArray().Select(command => ((string)command!["id"]!, (string)command["type"]!)));

    [Fact]
    public void Package_HoldsTheManifestWithItsIds_AndTheIcons_AndIsTheSameEachTime()
    {
        var app = new TeamsApp("11111111-2222-3333-4444-55555555555A", null, "Northlight Retail", "https://evidence.example.com/about", "1.2.3");
        var (first, second) = (Write(app), Write(app));
        Assert.Equal(first, second);
        using var zip = new ZipArchive(new MemoryStream(first));
        Assert.Equal(["manifest.json", "color.png", "outline.png"], zip.Entries.Select(entry => entry.FullName));
        using var stream = zip.GetEntry("manifest.json")!.Open();
        var manifest = JsonNode.Parse(stream)!;
        Assert.Equal("11111111-2222-3333-4444-55555555555a", (string)manifest["id"]!);
        Assert.Equal("11111111-2222-3333-4444-55555555555a", (string)manifest["bots"]![0]!["botId"]!);
        Assert.Equal("11111111-2222-3333-4444-55555555555a", (string)manifest["composeExtensions"]![0]!["botId"]!);
        Assert.Equal(["evidence.example.com"], manifest["validDomains"]!.AsArray().Select(domain => (string)domain!));
        Assert.Equal("1.2.3", (string)manifest["version"]!);
        Assert.DoesNotContain("{{", manifest.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Package_OfAWrongApp_NamesEveryMistake()
    {
        var fault = Assert.Throws<EvidenceException>(() => Write(new TeamsApp(null, "x", "", "http://evidence.example.com", "1.0")));
        Assert.Equal(FaultCode.Usage, fault.Code);
        Assert.All(["--bot-id", "--app-id", "--developer", "--website", "--app-version"], name => Assert.Contains(name, fault.Message, StringComparison.Ordinal));
    }

    private static byte[] Write(TeamsApp app)
    {
        using var zip = new MemoryStream();
        TeamsAppPackage.Write(RepositoryRoot.Path("templates", "teams-app"), app, zip);
        return zip.ToArray();
    }

    private static JsonNode Bot() => _manifest["bots"]![0]!;

    private static JsonNode Extension() => _manifest["composeExtensions"]![0]!;
}
