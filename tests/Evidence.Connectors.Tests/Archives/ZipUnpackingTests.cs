using System.IO.Compression;
using System.Text;
using Evidence.Connectors.Collecting;
using Evidence.Connectors.Http;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Testing.Connectors;
using Evidence.Workspaces;
using Microsoft.Extensions.Logging.Abstractions;

namespace Evidence.Connectors.Archives;

public sealed class ZipUnpackingTests
{
    private const string Locator = "https://ci.example.com/artifacts/7/zip";
    private static readonly SourceDefinition _source = new("ci", "fake-ci", new Dictionary<string, string>(), new Dictionary<string, string>());
    private readonly HurriedTime _time = new();
    private readonly RecordingSink _sink;
    private int _opened;

    public ZipUnpackingTests() => _sink = new RecordingSink(_source, _time);

    [Fact]
    public async Task Archive_IsKeptWithEachOfItsEntries()
    {
        var outcome = await CollectAsync(Zip(("report.json", "{}"), ("deep/card one.md", "# Card")));

        AssertComplete(outcome, 3);
        Assert.Equal([Locator, $"{Locator}#deep/card%20one.md", $"{Locator}#report.json"], _sink.All.Select(artifact => artifact.Provenance.Locator));
        var entry = _sink.Named("deep/card one.md");
        Assert.Equal("# Card", Encoding.UTF8.GetString(_sink.BytesOf(entry)));
        Assert.Equal(("run 7", "evidence.zip"), (entry.Provenance.Subject, entry.Provenance.Attributes![ZipUnpacking.ArchiveAttribute]));
        Assert.Equal("text/markdown", entry.MediaType);
    }

    [Fact]
    public async Task Archive_ThatHasNotChanged_IsNotFetchedAgain_AndItsEntriesCount()
    {
        var zip = Zip(("report.json", "{}"), ("card.md", "# Card"));
        await CollectAsync(zip);
        _sink.BeginAgain();

        var outcome = await CollectAsync(zip);

        AssertComplete(outcome, 3);
        Assert.Equal((1, 3L, 3), (_opened, outcome.AlreadyKnown, _sink.Confirmed.Count));
    }

    [Fact]
    public async Task Archive_OfWhichAnEntryWasMissing_IsUnpackedAgain()
    {
        var broken = Zip(("report.json", "{}"), ("card.md", new string('x', 2000)));
        Corrupt(broken, "card.md");
        var first = await CollectAsync(broken);

        var second = await CollectAsync(Zip(("report.json", "{}"), ("card.md", new string('x', 2000))));

        Assert.Equal((SourceState.Partial, 2L), (first.State, first.Received));
        Assert.Contains("checksum", Assert.Single(first.Gaps).Why, StringComparison.Ordinal);
        AssertComplete(second, 3);
    }

    [Fact]
    public async Task Archive_ThatIsNone_IsKeptAsItIs_WithAGap()
    {
        var outcome = await CollectAsync(Encoding.UTF8.GetBytes("this is no zip"));

        Assert.Equal((SourceState.Partial, 1L), (outcome.State, outcome.Received));
        Assert.Contains("not a zip", Assert.Single(outcome.Gaps).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bomb_IsNotUnpacked()
    {
        var outcome = await CollectAsync(Zip(("bomb.bin", new string('0', 3_000_000)), ("good.txt", "good")), new ZipLimits(MaxRatio: 100, RatioFrom: 1_000_000));

        Assert.Equal(["evidence.zip", "good.txt"], _sink.All.Select(artifact => artifact.Name).Order());
        Assert.Contains("packed more than 100 times", Assert.Single(outcome.Gaps).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Archive_WithTooMuchInIt_IsUnpackedUpToTheLimit()
    {
        var outcome = await CollectAsync(Zip(("a.txt", "12345"), ("b.txt", "12345"), ("c.txt", "12345")), new ZipLimits(MaxTotalBytes: 10));

        Assert.Equal((3L, 4L), (outcome.Received, outcome.Expected));
        Assert.Contains("#c.txt", Assert.Single(outcome.Gaps).What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Archive_WithTooManyEntries_IsKeptAsItIs()
    {
        var outcome = await CollectAsync(Zip(("a.txt", "1"), ("b.txt", "2"), ("c.txt", "3")), new ZipLimits(MaxEntries: 2));

        Assert.Equal("evidence.zip", Assert.Single(_sink.All).Name);
        Assert.Contains("3 entries", Assert.Single(outcome.Gaps).Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../evil.txt")]
    [InlineData("a/../../evil.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("..\\evil.txt")]
    [InlineData("C:\\evil.txt")]
    [InlineData("a//b.txt")]
    public async Task Entry_WhosePathLeavesTheArchive_IsAGap(string path)
    {
        var outcome = await CollectAsync(Zip((path, "x"), ("good.txt", "good")));

        Assert.Equal(["evidence.zip", "good.txt"], _sink.All.Select(artifact => artifact.Name).Order());
        Assert.Contains("leads out", Assert.Single(outcome.Gaps).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entry_ThatIsALinkOrADouble_IsAGap()
    {
        var zip = Zip(archive =>
        {
            archive.CreateEntry("link").ExternalAttributes = unchecked((int)0xA1FF0000);
            Write(archive, "twice.txt", "1");
            Write(archive, "twice.txt", "2");
        });

        var outcome = await CollectAsync(zip);

        Assert.Contains(outcome.Gaps, gap => gap.Why.Contains("symbolic link", StringComparison.Ordinal));
        Assert.Contains(outcome.Gaps, gap => gap.Why.Contains("two entries of that name", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Entries_CanBeDescribed()
    {
        await CollectAsync(Zip(("junit.xml", "<testsuites/>")), describe: (path, draft) => draft with { Kind = path.EndsWith(".xml", StringComparison.Ordinal) ? "test-results" : null });

        Assert.Equal("test-results", _sink.Named("junit.xml").Kind);
    }

    private async Task<SourceOutcome> CollectAsync(byte[] zip, ZipLimits? limits = null, Func<string, ArtifactDraft, ArtifactDraft>? describe = null)
    {
        var tally = new CollectionTally(_source, Redaction.Plain, NullLogger.Instance);
        var run = new CollectionRun(_source, _sink, tally, Redaction.Plain, _time);
        var draft = new ArtifactDraft("evidence.zip", "application/zip", Locator, "run 7", run.Version, Revision: "v1");
        await new ZipUnpacking(run, limits ?? ZipLimits.Default).KeepAsync(draft, Open, describe, CancellationToken.None);
        return tally.ToOutcome(0);

        Task<ArtifactContent> Open(CancellationToken cancellationToken)
        {
            _opened++;
            return Task.FromResult(ArtifactContent.Of(zip, "application/zip"));
        }
    }

    private static byte[] Zip(params (string Name, string Text)[] entries) => Zip(archive =>
    {
        foreach (var (name, text) in entries)
        {
            Write(archive, name, text);
        }
    });

    private static byte[] Zip(Action<ZipArchive> write)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            write(archive);
        }

        return stream.ToArray();
    }

    private static void Write(ZipArchive archive, string name, string text)
    {
        using var writer = new StreamWriter(archive.CreateEntry(name).Open());
        writer.Write(text);
    }

    // Changes the stored checksum of an entry, in the local header and in the directory.
    private static void Corrupt(byte[] zip, string name)
    {
        var text = Encoding.UTF8.GetBytes(name);
        for (var at = 0; at + text.Length <= zip.Length; at++)
        {
            if (!zip.AsSpan(at, text.Length).SequenceEqual(text))
            {
                continue;
            }

            foreach (var (header, signature, checksum) in new[] { (at - 30, 0x04034b50u, 14), (at - 46, 0x02014b50u, 16) })
            {
                if (header >= 0 && BitConverter.ToUInt32(zip, header) == signature)
                {
                    zip[header + checksum] ^= 0xFF;
                }
            }
        }
    }

    private static void AssertComplete(SourceOutcome outcome, int artifacts)
    {
        Assert.Empty(outcome.Gaps);
        Assert.Equal((SourceState.Complete, (long?)artifacts, (long)artifacts), (outcome.State, outcome.Expected, outcome.Received));
    }
}
