using System.Text;
using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using Evidence.Testing.Documents;
using Evidence.Testing.Timestamps;

namespace Evidence.EndToEnd.Tests;

/// <summary>From a folder of artifacts to a signed pack, through the command line.</summary>
public sealed class PackTests
{
    [Theory]
    [InlineData("checkout-ranker-2.4.0", 0, "checkout-ranker-2.4.0: go as of")]
    [InlineData("help-assistant-1.2.0", 0, "help-assistant-1.2.0: conditional go as of")]
    [InlineData("help-assistant-1.3.0", 1, "help-assistant-1.3.0: no-go as of")]
    public async Task SampleRelease_HasItsDispositionAndAPackThatVerifies(string release, int status, string first)
    {
        using var workspace = new SampleWorkspace();

        var built = (await workspace.BuildPackAsync(release)).Ended(status);

        Assert.StartsWith(first, built.Output, StringComparison.Ordinal);
        var verified = (await CommandResult.OfAsync("pack", "verify", workspace.OutPath(release + ".zip"))).Ended(0);
        Assert.Contains("intact", verified.Output, StringComparison.Ordinal);
        Assert.NotEmpty(await File.ReadAllTextAsync(workspace.OutPath(release + ".intoto.jsonl")));
        using var word = WordprocessingDocument.Open(workspace.OutPath(release + ".docx"), isEditable: false);
        ValidatorAssert.HasNoErrors(word);
    }

    [Fact]
    public async Task SameReleaseAndTime_InTwoCopies_GiveTheSameBytes()
    {
        using var one = new SampleWorkspace();
        using var two = new SampleWorkspace();

        (await one.BuildPackAsync("checkout-ranker-2.4.0")).Ended(0);
        (await two.BuildPackAsync("checkout-ranker-2.4.0")).Ended(0);

        var parts = ZipParts.Of(one.OutPath("checkout-ranker-2.4.0.zip"));
        var others = ZipParts.Of(two.OutPath("checkout-ranker-2.4.0.zip"));
        Assert.Equal(parts.Keys, others.Keys);
        // Each store signs with a key of its own: the key, and what it signed, differ.
        Assert.All(parts.Where(part => !part.Key.Contains("intoto", StringComparison.Ordinal) && !part.Key.EndsWith(".pem", StringComparison.Ordinal)), part => Assert.Equal(part.Value, others[part.Key]));
        Assert.Equal(ZipParts.Of(one.OutPath("checkout-ranker-2.4.0.docx")), ZipParts.Of(two.OutPath("checkout-ranker-2.4.0.docx")));
    }

    [Fact]
    public async Task SamePackTwice_InOneWorkspace_GivesTheSameFile()
    {
        using var workspace = new SampleWorkspace();
        (await workspace.BuildPackAsync("checkout-ranker-2.4.0")).Ended(0);
        var first = await File.ReadAllBytesAsync(workspace.OutPath("checkout-ranker-2.4.0.zip"));

        (await workspace.BuildPackAsync("checkout-ranker-2.4.0")).Ended(0);

        Assert.Equal(first, await File.ReadAllBytesAsync(workspace.OutPath("checkout-ranker-2.4.0.zip")));
    }

    [Fact]
    public async Task PackWithATimestamp_NamesItsTime_AndOneThatGotNoneIsMadeAndEndsInPart()
    {
        const string Release = "checkout-ranker-2.4.0";
        using var workspace = new SampleWorkspace();
        await using var authority = await FakeTimestampServer.StartAsync();
        workspace.Replace("evidence.yaml", "frameworks: [", $"signing: {{ timestamp: {{ url: \"{authority.Url}\" }} }}\nframeworks: [");
        var certificate = workspace.PathOf("tsa.pem");
        await File.WriteAllTextAsync(certificate, authority.Issuer.RootPem);

        authority.Status = 500;
        var without = (await workspace.BuildPackAsync(Release)).Ended(3);
        Assert.Contains($"No timestamp: {authority.Url} answered 500", without.Output, StringComparison.Ordinal);
        Assert.Contains("timestamp: none:", (await CommandResult.OfAsync("pack", "verify", workspace.OutPath(Release + ".zip"))).Ended(0).Output, StringComparison.Ordinal);
        Assert.False(File.Exists(workspace.OutPath(Release + ".intoto.jsonl.tst")));
        var ledger = HeadOf((await workspace.RunAsync("store", "verify")).Ended(0).Output);

        authority.Status = 200;
        (await workspace.BuildPackAsync(Release)).Ended(0);
        var verified = (await CommandResult.OfAsync("pack", "verify", workspace.OutPath(Release + ".zip"), "--tsa", certificate)).Ended(0);
        Assert.Contains("timestamp: signed before 2026-11-02 09:30:00 UTC, says CN=Test TSA, O=Test; its certificate was checked", verified.Output, StringComparison.Ordinal);
        Assert.NotEmpty(await File.ReadAllBytesAsync(workspace.OutPath(Release + ".intoto.jsonl.tst")));
        // A timestamp is no evidence: the ledger says the same of the pack.
        Assert.Equal(ledger, HeadOf((await workspace.RunAsync("store", "verify")).Ended(0).Output));

        authority.Status = 500;
        var decided = (await workspace.RunAsync("pack", "decide", PackIdOf(without.Output), "--as", "mara.lindt@northlight.example", "--decision", "approve", "--note", "Reviewed.")).Ended(3);
        Assert.Contains($"No timestamp: {authority.Url} answered 500", decided.Output, StringComparison.Ordinal);
    }

    private static string PackIdOf(string output) => output.Split("\nPack ")[1].Split(',')[0];

    private static string HeadOf(string output) => output[output.IndexOf("head ", StringComparison.Ordinal)..];

    [Theory]
    [InlineData(0.001)]
    [InlineData(0.3)]
    [InlineData(0.7)]
    [InlineData(0.999)]
    public async Task OneFlippedByte_IsFound(double place)
    {
        using var workspace = new SampleWorkspace();
        (await workspace.BuildPackAsync("checkout-ranker-2.4.0")).Ended(0);
        var path = workspace.OutPath("checkout-ranker-2.4.0.zip");
        var bytes = await File.ReadAllBytesAsync(path);
        bytes[(int)(bytes.Length * place)] ^= 1;
        await File.WriteAllBytesAsync(path, bytes);

        var verified = (await CommandResult.OfAsync("pack", "verify", path)).Ended(1);

        Assert.Contains("NOT intact", verified.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decisions_OfTwoPeople_ApproveThePackAndStandInIt()
    {
        using var workspace = new SampleWorkspace();
        (await workspace.BuildPackAsync("checkout-ranker-2.4.0")).Ended(0);
        const string Pack = "checkout-ranker-2.4.0-20261101T000000Z";

        var first = (await DecideAsync(workspace, Pack, "mara.lindt@northlight.example")).Ended(0);
        Assert.Contains("Still to decide: risk-owner", first.Output, StringComparison.Ordinal);
        (await DecideAsync(workspace, Pack, "tom.osei@northlight.example")).Ended(0);

        var list = (await workspace.RunAsync("pack", "list")).Ended(0);
        Assert.Contains("approved", list.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("requester", 2, "asked for the pack")]
    [InlineData("ines.duarte@northlight.example", 1, "holds none of the roles")]
    [InlineData("nobody@northlight.example", 1, "holds none of the roles")]
    public async Task Decision_OfSomebodyWhoMayNot_DoesNotCount(string who, int status, string why)
    {
        using var workspace = new SampleWorkspace();
        (await workspace.BuildPackAsync("checkout-ranker-2.4.0")).Ended(0);

        var decided = (await DecideAsync(workspace, "checkout-ranker-2.4.0-20261101T000000Z", who)).Ended(status);

        Assert.Contains(why, decided.Output + decided.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Store_ThatWasTamperedWith_IsFound_AndAnAnchorShowsARewriteOfEverything()
    {
        using var workspace = new SampleWorkspace();
        (await workspace.RunAsync("store", "verify")).Ended(2);
        (await workspace.BuildPackAsync("checkout-ranker-2.4.0")).Ended(0);
        Assert.StartsWith("intact: ", (await workspace.RunAsync("store", "verify", "--anchor", workspace.OutPath("checkout-ranker-2.4.0.zip"))).Ended(0).Output, StringComparison.Ordinal);
        (await workspace.RunAsync("store", "anchor", "--out", workspace.OutPath("anchor.json"))).Ended(0);

        var content = Directory.GetFiles(workspace.PathOf(".evidence", "contents"), "*", SearchOption.AllDirectories)[0];
        await File.AppendAllTextAsync(content, " ");
        Assert.Matches("^NOT intact: (The )?content ", (await workspace.RunAsync("store", "verify")).Ended(1).Output);

        Directory.Delete(workspace.PathOf(".evidence"), recursive: true);
        Assert.Contains("entries were removed", (await workspace.RunAsync("store", "verify", "--anchor", workspace.OutPath("anchor.json"))).Ended(1).Output, StringComparison.Ordinal);
        Assert.Contains("is neither a file of", (await workspace.RunAsync("store", "verify", "--anchor", workspace.PathOf("evidence.yaml"))).Ended(2).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Control_OfAnotherFramework_IsExplainedDownToABytesRange()
    {
        using var workspace = new SampleWorkspace();
        (await workspace.RunAsync("collect", "--release", "checkout-ranker-2.4.0", "--as-of", "2026-11-01")).Ended(0);

        var explained = (await workspace.RunAsync("coverage", "--release", "checkout-ranker-2.4.0", "--as-of", "2026-11-01", "--explain", "iso-42001:A.5.4", "--format", "json")).Ended(0);

        using var json = JsonDocument.Parse(explained.Output);
        var step = json.RootElement.GetProperty("steps").EnumerateArray().First(step => step.TryGetProperty("range", out _) && step.GetProperty("via").GetArrayLength() > 0);
        Assert.StartsWith("nist-ai-rmf:", step.GetProperty("via")[0].GetString(), StringComparison.Ordinal);
        var file = await File.ReadAllBytesAsync(workspace.PathOf(step.GetProperty("locator").GetString()!["file:".Length..].Split('/')));
        var (offset, length) = (step.GetProperty("range").GetProperty("offset").GetInt32(), step.GetProperty("range").GetProperty("length").GetInt32());
        Assert.Equal(step.GetProperty("quote").GetString(), Encoding.UTF8.GetString(file, offset, length));
    }

    private static Task<CommandResult> DecideAsync(SampleWorkspace workspace, string pack, string who) =>
        workspace.RunAsync("pack", "decide", pack, "--as", who, "--decision", "approve", "--note", "Read and discussed.", "--as-of", "2026-11-02");
}
