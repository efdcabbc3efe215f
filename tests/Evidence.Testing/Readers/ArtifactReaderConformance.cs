using System.Text;
using Evidence.Artifacts;
using Evidence.Facts;
using Evidence.Ports;
using Xunit;

namespace Evidence.Testing.Readers;

/// <summary>
/// What every artifact reader must do. A derived class names its reader and a folder of sample files: <c>clean*</c> are read to exactly the lines
/// of the file of the same name with <c>.facts</c> appended, <c>empty*</c> are read without a fault (an empty report is still evidence), and
/// <c>invalid*</c> are refused in one line or read with notes, as their <c>.facts</c> file says.
/// </summary>
/// <remarks>The <c>.facts</c> files are written anew only where <c>EVIDENCE_REFRESH_GOLDEN=1</c>; read every change to them.</remarks>
public abstract class ArtifactReaderConformance
{
    private const int Mutations = 80;

    /// <summary>The reader under test.</summary>
    protected abstract IArtifactReader Reader { get; }

    /// <summary>Full path of the folder with its sample files.</summary>
    protected abstract string Samples { get; }

    /// <summary>True where a document that is cut off can be told from a whole one. Not so for plain text.</summary>
    protected virtual bool NoticesTruncation => true;

    /// <summary>Contents of other formats that this reader must leave alone, besides those every reader must.</summary>
    protected virtual IEnumerable<string> Foreign => [];

    [Fact]
    public void Sample_IsRecognised()
    {
        foreach (var sample in Files("clean*").Concat(Files("empty*")))
        {
            Assert.True(Reader.Recognise(Head(File.ReadAllBytes(sample), sample)) > Recognition.None, $"{Reader.Id} does not recognise {sample}");
        }
    }

    [Fact]
    public async Task CleanSample_IsReadToExactFacts()
    {
        var samples = Files("clean*");
        Assert.NotEmpty(samples);
        foreach (var sample in samples)
        {
            var reading = await ReadAsync(File.ReadAllBytes(sample), Path.GetFileName(sample));
            Assert.Null(reading.Unread);
            Assert.NotEmpty(reading.Facts);
            ExpectedLines.Check(sample + ".facts", FactLine.Of(reading));
        }
    }

    [Fact]
    public async Task EmptySample_IsStillEvidence()
    {
        foreach (var sample in Files("empty*"))
        {
            var reading = await ReadAsync(File.ReadAllBytes(sample), Path.GetFileName(sample));
            ExpectedLines.Check(sample + ".facts", FactLine.Of(reading));
        }
    }

    [Fact]
    public async Task InvalidSample_IsRefusedInALine()
    {
        foreach (var sample in Files("invalid*"))
        {
            var reading = await ReadAsync(File.ReadAllBytes(sample), Path.GetFileName(sample));
            AssertOneLine(reading);
            ExpectedLines.Check(sample + ".facts", FactLine.Of(reading));
        }
    }

    [Fact]
    public async Task EveryFact_SaysWhereItStandsAndWhatItIs()
    {
        foreach (var sample in Files("clean*"))
        {
            var bytes = File.ReadAllBytes(sample);
            foreach (var fact in (await ReadAsync(bytes, sample)).Facts)
            {
                Assert.Equal(Sha256Digest.Of(bytes), fact.Artifact);
                Assert.Matches(@"^[a-z_]+\.[\p{Ll}\p{Lo}\d_]+$", fact.Metric);
                Assert.Matches("^(/.*|line [1-9][0-9]*|)$", fact.Pointer);
                Assert.True(fact.Number is null != fact.Text is null, $"{fact.Metric} has both a number and a text, or neither");
                Assert.True(fact.Number is null || double.IsFinite(fact.Number.Value));
                Assert.True(fact.Successes is null || (fact.Successes >= 0 && fact.Successes <= fact.SampleSize), $"{fact.Metric}: {fact.Successes} of {fact.SampleSize}");
            }
        }
    }

    [Fact]
    public async Task SameBytes_GiveTheSameFactsInTheSameOrder()
    {
        foreach (var sample in Files("clean*"))
        {
            var bytes = File.ReadAllBytes(sample);
            Assert.Equal(FactLine.Of(await ReadAsync(bytes, sample)), FactLine.Of(await ReadAsync(bytes, sample)));
        }
    }

    [Fact]
    public void ForeignContent_IsNotRecognised()
    {
        byte[][] contents =
        [
            [],
            "   \n"u8.ToArray(),
            "The quick brown fox jumps over the lazy dog.\n"u8.ToArray(),
            "{\"colour\": \"blue\", \"size\": 3}"u8.ToArray(),
            "[1, 2, 3]"u8.ToArray(),
            "<note><to>Ana</to></note>"u8.ToArray(),
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0],
            .. Foreign.Select(Encoding.UTF8.GetBytes),
        ];
        foreach (var content in contents)
        {
            Assert.Equal(Recognition.None, Reader.Recognise(Head(content, "artifact")));
        }
    }

    [Fact]
    public async Task TruncatedSample_IsRefusedInALine()
    {
        foreach (var sample in NoticesTruncation ? Files("clean*") : [])
        {
            var bytes = File.ReadAllBytes(sample);
            foreach (var share in new[] { 0.3, 0.6, 0.9 })
            {
                var reading = await ReadAsync(bytes[..(int)(bytes.Length * share)], sample);
                Assert.True(reading.Unread is not null, $"{sample} cut at {share:P0} was read");
                AssertOneLine(reading);
                Assert.Empty(reading.Facts);
            }
        }
    }

    [Fact]
    public async Task HugeContent_IsRefusedInALineUnread()
    {
        foreach (var sample in Files("clean*").Take(1))
        {
            using var content = new MemoryStream(File.ReadAllBytes(sample));
            var reading = await Reader.ReadAsync(AnArtifact.Of([], sample, size: 1L << 40), content, CancellationToken.None);
            AssertOneLine(reading);
            Assert.NotNull(reading.Unread);
            Assert.Equal(0, content.Position);
        }
    }

    [Fact]
    public async Task MutatedBytes_NeverThrow()
    {
        foreach (var sample in Files("*").Where(file => !file.EndsWith(".facts", StringComparison.Ordinal)))
        {
            var bytes = File.ReadAllBytes(sample);
            var random = new Random(20260901);
            for (var round = 0; round < Mutations && bytes.Length > 0; round++)
            {
                var mutated = Mutate(bytes, random);
                if (Reader.Recognise(Head(mutated, sample)) > Recognition.None)
                {
                    AssertOneLine(await ReadAsync(mutated, sample));
                }
            }
        }
    }

    [Fact]
    public async Task ArbitraryBytes_NeverThrow()
    {
        var random = new Random(42);
        for (var round = 0; round < Mutations; round++)
        {
            var bytes = new byte[random.Next(1, 2000)];
            random.NextBytes(bytes);
            bytes[0] = "{[<#-"u8[round % 5];
            Reader.Recognise(Head(bytes, "artifact"));
            AssertOneLine(await ReadAsync(bytes, "artifact"));
        }
    }

    private static void AssertOneLine(Reading reading)
    {
        Assert.DoesNotContain('\n', reading.Unread ?? "");
        Assert.True(reading.Unread is null || reading.Unread.Length is > 10 and <= 300, reading.Unread);
        Assert.All(reading.Notes ?? [], note => Assert.DoesNotContain('\n', note));
    }

    private static ArtifactHead Head(byte[] bytes, string name) =>
        new(Path.GetFileName(name), "application/octet-stream", null, bytes.AsMemory(0, Math.Min(bytes.Length, ArtifactHead.Length)), bytes.Length);

    private static byte[] Mutate(byte[] bytes, Random random)
    {
        var result = bytes.ToList();
        for (var change = random.Next(1, 6); change > 0 && result.Count > 0; change--)
        {
            var at = random.Next(result.Count);
            switch (random.Next(5))
            {
                case 0:
                    result[at] = (byte)random.Next(256);
                    break;
                case 1:
                    result.RemoveAt(at);
                    break;
                case 2:
                    result.Insert(at, "{}[]\"<>&:,-.0\\\n"u8[random.Next(15)]);
                    break;
                case 3:
                    result.RemoveRange(at, Math.Min(random.Next(1, 60), result.Count - at));
                    break;
                default:
                    result.InsertRange(at, result.GetRange(at, Math.Min(random.Next(1, 40), result.Count - at)));
                    break;
            }
        }

        return [.. result];
    }

    private async Task<Reading> ReadAsync(byte[] bytes, string name)
    {
        using var content = new MemoryStream(bytes);
        return await Reader.ReadAsync(AnArtifact.Of(bytes, name), content, CancellationToken.None);
    }

    private List<string> Files(string pattern) =>
        [.. Directory.GetFiles(Samples, pattern).Where(file => !file.EndsWith(".facts", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
