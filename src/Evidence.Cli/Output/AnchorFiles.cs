using System.IO.Compression;
using System.Text.Json;
using Evidence.Packs;

namespace Evidence.Cli.Output;

/// <summary>Files that fix a point of the ledger: one of <c>evidence store anchor</c>, or the manifest of a pack.</summary>
internal static class AnchorFiles
{
    private const int LargestManifest = 64 << 20;

    public static async Task<IReadOnlyList<LedgerAnchor>> ReadAsync(IEnumerable<FileInfo> files, CancellationToken cancellationToken)
    {
        var anchors = new List<LedgerAnchor>();
        foreach (var file in files)
        {
            anchors.Add(await ReadAsync(file, cancellationToken));
        }

        return anchors;
    }

    /// <summary>Writes an anchor, whole or not at all.</summary>
    public static async Task WriteAsync(FileInfo file, LedgerAnchor anchor, CancellationToken cancellationToken)
    {
        try
        {
            var draft = file.FullName + ".partial";
            await File.WriteAllTextAsync(draft, JsonSerializer.Serialize(anchor, EvidenceJson.Indented) + "\n", cancellationToken);
            File.Move(draft, file.FullName, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new EvidenceException(FaultCode.Usage, $"'{file}' cannot be written; name a file in a folder that exists and may be written to.", fault);
        }
    }

    private static async Task<LedgerAnchor> ReadAsync(FileInfo file, CancellationToken cancellationToken)
    {
        await using var stream = InputFiles.Open(file);
        try
        {
            var isZip = stream.ReadByte() == 'P';
            stream.Position = 0;
            var anchor = isZip
                ? await ReadManifestAsync(stream, cancellationToken)
                : stream.Length > LargestManifest ? null : await JsonSerializer.DeserializeAsync<LedgerAnchor>(stream, EvidenceJson.Compact, cancellationToken);
            return anchor is { Sequence: > 0, Hash.Hex.Length: 64 } ? anchor : throw NotAnAnchor(file);
        }
        catch (Exception fault) when (fault is JsonException or InvalidDataException or InvalidOperationException)
        {
            throw NotAnAnchor(file);
        }
    }

    private static async Task<LedgerAnchor?> ReadManifestAsync(Stream zip, CancellationToken cancellationToken)
    {
        using var archive = new ZipArchive(zip);
        if (archive.GetEntry("manifest.json") is not { Length: < LargestManifest } entry)
        {
            return null;
        }

        await using var manifest = entry.Open();
        return (await JsonSerializer.DeserializeAsync<Manifest>(manifest, EvidenceJson.Compact, cancellationToken))?.Ledger;
    }

    private static EvidenceException NotAnAnchor(FileInfo file) =>
        new(FaultCode.Usage, $"'{file}' is neither a file of 'evidence store anchor' nor a pack with a ledger; give one of them.");

    private sealed record Manifest(LedgerAnchor? Ledger);
}
