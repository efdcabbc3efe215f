using Evidence.Artifacts;
using Evidence.Documents.Packs.Entries;
using Evidence.Documents.Packs.Zip;
using Evidence.Packs;

namespace Evidence.Documents.Packs.Verification;

/// <summary>
/// Checks a pack from the outside in: the layout of the zip, the signed statements, a timestamp over them, the manifest they name, every entry it lists, the ledger, the decisions.
/// Stops at the first thing that is wrong.
/// </summary>
internal sealed class PackVerifier(Stream zip, PackVerificationOptions options)
{
    private const long LargestRecord = 256L << 20;
    private readonly List<string> _said = [];
    private string? _keyId;
    private PackTimestamp? _timestamp;
    private int _signed = 1;
    private int _checked;

    public async Task<PackVerification> RunAsync(CancellationToken cancellationToken)
    {
        var fault = await FindFaultAsync(cancellationToken).ConfigureAwait(false);
        return new PackVerification(fault is null, fault is null ? null : PlainLine.Of(fault), _keyId, fault is null && options.TrustedKeyPem is not null, _checked, fault is null ? _said : [])
        {
            Timestamp = fault is null ? _timestamp : null,
        };
    }

    private async Task<string?> FindFaultAsync(CancellationToken cancellationToken)
    {
        var (records, layout) = await CanonicalZipReader.ReadDirectoryAsync(zip, cancellationToken).ConfigureAwait(false);
        if (layout is not null)
        {
            return layout;
        }

        // A timestamp and the statement that binds it come after the signed statements.
        _signed = records.Count > 3 && records[^2].Name == PackManifest.TimestampPath && records[^1].Name == PackManifest.TimestampStatementPath ? 3 : 1;
        if (records.Count < 2 || records[0].Name != PackManifest.Path || records[^_signed].Name != PackManifest.StatementsPath)
        {
            return $"the zip does not begin with {PackManifest.Path} and end with {PackManifest.StatementsPath}: entries are missing, moved or added";
        }

        var manifestBytes = await ReadAsync(records[0], cancellationToken).ConfigureAwait(false);
        var envelopes = await ReadAsync(records[^_signed], cancellationToken).ConfigureAwait(false);
        if (manifestBytes is null || envelopes is null)
        {
            return $"{PackManifest.Path}: is larger than any pack's";
        }

        var statements = SignedStatements.Check(envelopes, Sha256Digest.Of(manifestBytes), options.TrustedKeyPem);
        _keyId = statements.KeyId;
        if (statements.Fault is not null)
        {
            return statements.Fault;
        }

        _said.AddRange(statements.Said);
        if (await CheckTimestampAsync(records, statements, envelopes, cancellationToken).ConfigureAwait(false) is { } stamped)
        {
            return stamped;
        }

        return PackManifest.Parse(manifestBytes) is { } manifest
            ? await CheckContentAsync(records, manifest, cancellationToken).ConfigureAwait(false)
            : $"{PackManifest.Path}: is not a manifest of this format";
    }

    private async Task<string?> CheckTimestampAsync(IReadOnlyList<ZipRecord> records, SignedStatements statements, byte[] envelopes, CancellationToken cancellationToken)
    {
        (byte[] Token, byte[] Statement)? timestamp = null;
        if (_signed > 1)
        {
            var token = await ReadAsync(records[^2], cancellationToken).ConfigureAwait(false);
            var statement = await ReadAsync(records[^1], cancellationToken).ConfigureAwait(false);
            if (token is null || statement is null)
            {
                return $"{PackManifest.TimestampPath}: is larger than any timestamp";
            }

            timestamp = (token, statement);
        }

        var check = SignedTimestamp.Check(statements, envelopes, timestamp, options.TrustedAuthorityPem);
        _timestamp = check.Timestamp;
        _said.AddRange(check.Said is { } said ? [said] : Array.Empty<string>());
        return check.Fault;
    }

    private async Task<string?> CheckContentAsync(IReadOnlyList<ZipRecord> records, PackManifest manifest, CancellationToken cancellationToken)
    {
        return WhatIsListed(records, manifest)
            ?? await CheckBytesAsync(records, manifest, cancellationToken).ConfigureAwait(false)
            ?? await LedgerCheck.FindFaultAsync(Open(records, PackEntries.Ledger), manifest.Ledger, options.Anchors, _said, cancellationToken).ConfigureAwait(false)
            ?? await CheckDecisionsAsync(records, manifest, cancellationToken).ConfigureAwait(false);
    }

    private string? WhatIsListed(IReadOnlyList<ZipRecord> records, PackManifest manifest)
    {
        for (var index = 1; index < records.Count - _signed; index++)
        {
            var listed = index <= manifest.Entries.Count ? manifest.Entries[index - 1] : null;
            if (listed?.Path != records[index].Name)
            {
                return listed is null
                    ? $"{records[index].Name}: is not in the manifest"
                    : $"{listed.Path}: the manifest lists it here, and {records[index].Name} is in its place";
            }

            if (listed.Size != records[index].Size)
            {
                return $"{listed.Path}: has {records[index].Size} bytes, and the manifest says {listed.Size}";
            }
        }

        return manifest.Entries.Count == records.Count - 1 - _signed ? null : $"{manifest.Entries[records.Count - 1 - _signed].Path}: is in the manifest and not in the zip";
    }

    private async Task<string?> CheckBytesAsync(IReadOnlyList<ZipRecord> records, PackManifest manifest, CancellationToken cancellationToken)
    {
        using var reader = new EntryDigests(zip);
        for (var index = 0; index < records.Count; index++)
        {
            var expected = index > 0 && index < records.Count - _signed ? manifest.Entries[index - 1].Sha256 : (Sha256Digest?)null;
            if (await reader.FindFaultAsync(records[index], expected, cancellationToken).ConfigureAwait(false) is { } fault)
            {
                return fault;
            }

            _checked++;
        }

        return null;
    }

    private async Task<string?> CheckDecisionsAsync(IReadOnlyList<ZipRecord> records, PackManifest manifest, CancellationToken cancellationToken)
    {
        if (records.FirstOrDefault(record => record.Name == PackEntries.Decisions) is not { } record
            || await ReadAsync(record, cancellationToken).ConfigureAwait(false) is not { } json)
        {
            return $"{PackEntries.Decisions}: is not in the pack";
        }

        return await DecisionCheck.FindFaultAsync(
            json,
            manifest,
            async digest => records.FirstOrDefault(record => record.Name == PackEntries.Decided(digest)) is { } decided
                ? await ReadAsync(decided, cancellationToken).ConfigureAwait(false)
                : null,
            _said).ConfigureAwait(false);
    }

    private Window? Open(IReadOnlyList<ZipRecord> records, string path) =>
        records.FirstOrDefault(record => record.Name == path) is { } record
            ? new Window(zip, record.Offset + CanonicalZip.LocalHeader(record).Length, record.Size)
            : null;

    private async Task<byte[]?> ReadAsync(ZipRecord record, CancellationToken cancellationToken) =>
        record.Size > LargestRecord
            ? null
            : await CanonicalZipReader.ReadAtAsync(zip, record.Offset + CanonicalZip.LocalHeader(record).Length, (int)record.Size, cancellationToken).ConfigureAwait(false);
}
