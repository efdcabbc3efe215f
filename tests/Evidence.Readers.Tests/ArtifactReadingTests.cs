using System.Text;
using Evidence.Artifacts;
using Evidence.Facts;
using Evidence.Ports;
using Evidence.Readers.Content;
using Evidence.Testing.Readers;
using Moq;

namespace Evidence.Readers.Tests;

public sealed class ArtifactReadingTests
{
    private const string Card = "# Model Card for ranker\n\n## Model Details\n\nA ranker.\n";

    [Fact]
    public async Task Reading_ByContent_IgnoresTheFileName()
    {
        var reading = await ReadAsync(Card, "results.xml");

        Assert.Equal("model-card", reading.Reader);
        Assert.Equal(ArtifactKinds.ModelCard, reading.Kind);
    }

    [Fact]
    public async Task Reading_OfUnknownContent_SaysWhyAndKeepsTheDeclaredKind()
    {
        var reading = await ReadAsync("Minutes of the risk committee.", "minutes.txt", ArtifactKinds.Minutes);

        Assert.Null(reading.Reader);
        Assert.Equal(ArtifactKinds.Minutes, reading.Kind);
        Assert.Empty(reading.Facts);
        Assert.Contains("no format that a reader knows", reading.Unread, StringComparison.Ordinal);
        Assert.Contains("counts as the", reading.Unread, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("%PDF-1.7 ...", "PDF")]
    [InlineData("<html><body>hello</body></html>", "page for people")]
    [InlineData("<note/>", "'note'")]
    [InlineData("{\"colour\": \"blue\"}", "JSON")]
    [InlineData("{\"$schema\": \"http://json-schema.org/draft-07/schema#\", \"properties\": {}}", "JSON Schema")]
    public async Task Reading_OfUnknownContent_NamesWhatItIs(string content, string word) =>
        Assert.Contains(word, (await ReadAsync(content)).Unread, StringComparison.Ordinal);

    [Fact]
    public async Task Reading_WithDeclaredKind_KeepsIt()
    {
        var reading = await ReadAsync(Card, "card.md", "our-own-kind");

        Assert.Equal("our-own-kind", reading.Kind);
        Assert.NotEmpty(reading.Facts);
    }

    [Fact]
    public async Task Reading_WithDeclaredKind_TellsTheReaderWhatAPlainDocumentIs()
    {
        const string Plain = "# Ranker\n\n## Intended use\n\nSearch.\n";

        Assert.Null((await ReadAsync(Plain)).Reader);
        Assert.Equal("model-card", (await ReadAsync(Plain, kind: ArtifactKinds.ModelCard)).Reader);
    }

    [Fact]
    public async Task Reading_OfUtf16_IsThatOfUtf8()
    {
        const string Results = "<testsuite name=\"a\" tests=\"1\"><testcase name=\"b\"/></testsuite>";
        const string Json = "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\", \"components\": []}";

        Assert.Equal("junit", (await ReadAsync(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Results)).ToArray())).Reader);
        Assert.Null((await ReadAsync(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Json)).ToArray())).Unread);
    }

    [Fact]
    public async Task Reading_OfALargeEvaluation_IsRecognisedByItsStart()
    {
        var result = $$"""{"success":true,"score":1,"vars":{"q":"{{new string('x', 2000)}}"},"provider":{"id":"a"},"prompt":{"raw":"p"} }""";
        var results = string.Join(',', Enumerable.Repeat(result, 100));
        var bytes = Encoding.UTF8.GetBytes($$"""{"config":{"description":"d","prompts":["p"]},"results":{"version":3,"results":[{{results}}],"stats":{"successes":100,"failures":0,"errors":0} } }""");

        var reading = await ReadAsync(bytes);

        Assert.Equal("promptfoo", reading.Reader);
        Assert.Contains(reading.Facts, fact => fact is { Metric: "safety.pass_rate", SampleSize: 100 });
    }

    [Fact]
    public async Task Reading_OpensTheContentTwiceAndDisposesBoth()
    {
        var opened = new List<TrackedStream>();
        var bytes = Encoding.UTF8.GetBytes(Card);

        await TheReaders.Reading.ReadAsync(AnArtifact.Of(bytes), _ => Task.FromResult<Stream>(Track(opened, bytes)), CancellationToken.None);

        Assert.Equal(2, opened.Count);
        Assert.All(opened, stream => Assert.True(stream.IsDisposed));
    }

    [Fact]
    public async Task Reading_LetsTheSurestReaderRead_AmongEqualsTheFirst()
    {
        var possible = AReader("possible", Recognition.Possible);
        var first = AReader("first", Recognition.Likely);
        var second = AReader("second", Recognition.Likely);

        Assert.Equal("first", (await With(possible, first, second).ReadAsync(AnArtifact.Of([1]), Open, CancellationToken.None)).Reader);
        Assert.Equal("second", (await With(possible, second, first).ReadAsync(AnArtifact.Of([1]), Open, CancellationToken.None)).Reader);
    }

    [Fact]
    public void Readers_HaveIdsOfTheirOwn() =>
        Assert.Equal(TheReaders.All.Count, TheReaders.All.Select(reader => reader.Id).Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public void Readers_EachHaveASuiteWithFixtures()
    {
        var folders = Directory.GetDirectories(TheReaders.Fixtures("")).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal);

        Assert.Equal(TheReaders.All.Select(reader => reader.Id).Where(id => id != "html-report").Order(StringComparer.Ordinal), folders);
    }

    private static Task<Stream> Open(CancellationToken cancellationToken) => Task.FromResult<Stream>(new MemoryStream([1]));

    private static ArtifactReading With(params IArtifactReader[] readers) => new(readers, new ReaderTools(() => MetricVocabulary.Empty));

    private static IArtifactReader AReader(string id, Recognition recognition)
    {
        var reader = new Mock<IArtifactReader>();
        reader.Setup(one => one.Recognise(It.IsAny<ArtifactHead>())).Returns(recognition);
        reader.Setup(one => one.ReadAsync(It.IsAny<Artifact>(), It.IsAny<Stream>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((Artifact artifact, Stream _, CancellationToken _) => new Reading(artifact.Digest, id, null, []));
        return reader.Object;
    }

    private static TrackedStream Track(List<TrackedStream> opened, byte[] bytes)
    {
        opened.Add(new TrackedStream(bytes));
        return opened[^1];
    }

    private static Task<Reading> ReadAsync(string content, string name = "artifact", string? kind = null) => ReadAsync(Encoding.UTF8.GetBytes(content), name, kind);

    private static Task<Reading> ReadAsync(byte[] bytes, string name = "artifact", string? kind = null) =>
        TheReaders.Reading.ReadAsync(AnArtifact.Of(bytes, name, kind), _ => Task.FromResult<Stream>(new MemoryStream(bytes)), CancellationToken.None);

    private sealed class TrackedStream(byte[] bytes) : MemoryStream(bytes)
    {
        public bool IsDisposed { get; private set; }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
