using System.Text.Json;
using Evidence.Artifacts;
using Evidence.Documents.Packs.Entries;
using Evidence.Documents.Packs.Zip;
using Evidence.Facts;
using Evidence.Packs;

namespace Evidence.Documents.Packs;

/// <summary>Reads the content of a pack back from its zip.</summary>
internal sealed class PackReader(Stream zip)
{
    public async Task<PackContent> ReadAsync(CancellationToken cancellationToken)
    {
        var (records, fault) = await CanonicalZipReader.ReadDirectoryAsync(zip, cancellationToken).ConfigureAwait(false);
        if (fault is not null)
        {
            throw new EvidenceException(FaultCode.Unsupported, $"The file is not a pack: {fault}. Run 'evidence pack verify' on it.");
        }

        try
        {
            using var pack = Open(records, PackEntries.Pack);
            var content = await JsonSerializer.DeserializeAsync<PackContent>(pack, EvidenceJson.Compact, cancellationToken).ConfigureAwait(false);
            var artifacts = await LinesAsync<Artifact>(records, PackEntries.Artifacts, cancellationToken).ConfigureAwait(false);
            var readings = await LinesAsync<Reading>(records, PackEntries.Readings, cancellationToken).ConfigureAwait(false);
            var facts = (await LinesAsync<Fact>(records, PackEntries.Facts, cancellationToken).ConfigureAwait(false)).ToLookup(fact => fact.Artifact);
            return content! with { Artifacts = artifacts, Readings = [.. readings.Select(reading => reading with { Facts = [.. facts[reading.Artifact]] })] };
        }
        catch (JsonException broken)
        {
            throw new EvidenceException(FaultCode.Unsupported, "The pack's records are not readable; run 'evidence pack verify' on it.", broken);
        }
    }

    private async Task<List<T>> LinesAsync<T>(IReadOnlyList<ZipRecord> records, string path, CancellationToken cancellationToken)
    {
        var values = new List<T>();
        using var lines = new StreamReader(Open(records, path));
        while (await lines.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            values.Add(JsonSerializer.Deserialize<T>(line, EvidenceJson.Compact)!);
        }

        return values;
    }

    private Window Open(IReadOnlyList<ZipRecord> records, string path) =>
        records.FirstOrDefault(record => record.Name == path) is { } record
            ? new Window(zip, record.Offset + CanonicalZip.LocalHeader(record).Length, record.Size)
            : throw new EvidenceException(FaultCode.Unsupported, $"The file is not a pack: it has no {path}.");
}
