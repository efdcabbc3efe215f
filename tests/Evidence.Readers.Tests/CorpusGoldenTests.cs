using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Evidence.Facts;
using Evidence.Testing;
using Evidence.Testing.Readers;

namespace Evidence.Readers.Tests;

/// <summary>
/// Every file under artifacts/ of the public corpus is read to the facts in Golden/, or is listed there as unread with the reason. The golden files
/// hold facts alone; a text longer than a few words is held as its digest. Refreshed only where EVIDENCE_REFRESH_GOLDEN=1.
/// </summary>
public sealed class CorpusGoldenTests
{
    private static readonly JsonSerializerOptions _json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static TheoryData<string> Files()
    {
        var files = new TheoryData<string>();
        foreach (var file in Corpus.IsThere ? All() : ["(no corpus)"])
        {
            files.Add(file);
        }

        return files;
    }

    [CorpusTheory]
    [MemberData(nameof(Files))]
    public async Task CorpusArtifact_IsReadToTheGoldenFacts(string file)
    {
        var bytes = await File.ReadAllBytesAsync(Corpus.Path("artifacts", file));
        var reading = await TheReaders.Reading.ReadAsync(AnArtifact.Of(bytes, file), _ => Task.FromResult<Stream>(new MemoryStream(bytes)), CancellationToken.None);

        ExpectedLines.Check(GoldenFile(file), Golden(reading));
    }

    [CorpusFact]
    public void GoldenFiles_AreThoseOfTheCorpusAndNoOthers()
    {
        var expected = All().Select(GoldenFile).Order(StringComparer.Ordinal);
        var found = Directory.GetFiles(RepositoryRoot.Path("tests", "Evidence.Readers.Tests", "Golden")).Order(StringComparer.Ordinal);

        Assert.Equal(expected, found);
    }

    private static IEnumerable<string> All() =>
        Directory.GetFiles(Corpus.Path("artifacts"), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Corpus.Path("artifacts"), file).Replace('\\', '/'))
            .Where(file => Path.GetFileName(file) != "SOURCE.md")
            .Order(StringComparer.Ordinal);

    private static string GoldenFile(string file) =>
        RepositoryRoot.Path("tests", "Evidence.Readers.Tests", "Golden", file.Replace('/', '_').Replace(' ', '-') + ".json");

    // One fact a line, so that a change is seen where it is.
    private static List<string> Golden(Reading reading)
    {
        var head = JsonSerializer.Serialize(new { reading.Reader, reading.Kind, reading.Unread, reading.Notes }, _json);
        var facts = reading.Facts.Select(fact => JsonSerializer.Serialize(
            new
            {
                fact.Metric,
                Slice = fact.Slice.IsOverall ? null : Short(fact.Slice.ToString()),
                fact.Number,
                Text = fact.Text is null ? null : Short(fact.Text),
                N = fact.SampleSize,
                K = fact.Successes,
                At = fact.MeasuredAt?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
                fact.Pointer,
            },
            _json)).ToList();
        return [head[..^1] + ", \"Facts\": [", .. facts.Select((fact, index) => "  " + fact + (index < facts.Count - 1 ? "," : "")), "]}"];
    }

    private static string Short(string text) =>
        text.Length <= 80 ? text : "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
