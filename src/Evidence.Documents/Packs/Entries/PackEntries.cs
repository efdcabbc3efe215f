using System.Text;
using System.Text.Json;
using Evidence.Artifacts;
using Evidence.Packs;
using Evidence.Ports;

namespace Evidence.Documents.Packs.Entries;

/// <summary>Makes the entries of a pack that are not artifacts. The same content gives the same bytes.</summary>
internal static class PackEntries
{
    public const string Pack = "pack.json";
    public const string Artifacts = "artifacts.jsonl";
    public const string Readings = "readings.jsonl";
    public const string Facts = "facts.jsonl";
    public const string Decisions = "decisions.json";
    public const string Ledger = "ledger.jsonl";
    public const string Word = "pack.docx";
    public const string Html = "pack.html";

    /// <summary>Place of the manifest that a decision was taken on.</summary>
    public static string Decided(Sha256Digest manifest) => $"decided/{manifest.Hex}.json";

    /// <summary>Adds the machine-readable entries.</summary>
    public static void AddRecords(EntrySpool spool, PackContent content)
    {
        spool.Add("README.txt", Encoding.UTF8.GetBytes(PackReadme.Of(content)));
        AddJson(spool, Pack, content with { Artifacts = [], Readings = [] });
        AddLines(spool, Artifacts, content.Artifacts);
        AddLines(spool, Readings, content.Readings.Select(reading => reading with { Facts = [] }));
        AddLines(spool, Facts, content.Readings.SelectMany(reading => reading.Facts));
        AddJson(spool, "coverage.json", content.Controls);
        AddJson(spool, "gates.json", content.Gates);
        AddJson(spool, "risks.json", content.Risks);
        AddJson(spool, "sources.json", content.Sources);
        AddJson(spool, Decisions, content.Decisions);
    }

    /// <summary>Adds the ledger up to the content's anchor, checking it on the way.</summary>
    public static Task AddLedgerAsync(EntrySpool spool, PackContent content, IEvidenceStore store, CancellationToken cancellationToken) =>
        spool.AddAsync(Ledger, async output =>
        {
            if (content.Ledger is not { } anchor)
            {
                return;
            }

            var chain = new LedgerChain([anchor]);
            await foreach (var entry in store.ReadLedgerAsync(1, cancellationToken).ConfigureAwait(false))
            {
                if (chain.Follow(entry) is { } fault)
                {
                    throw new EvidenceException(FaultCode.Corrupt, $"The store's ledger cannot go into the pack: {fault}.");
                }

                WriteLine(output, entry);
                if (entry.Sequence == anchor.Sequence)
                {
                    return;
                }
            }

            throw new EvidenceException(FaultCode.Corrupt, $"The store's ledger cannot go into the pack: {chain.End()}.");
        });

    /// <summary>Adds the manifests that decisions were taken on.</summary>
    public static async Task AddDecidedAsync(EntrySpool spool, PackContent content, IEvidenceStore store, CancellationToken cancellationToken)
    {
        foreach (var decision in content.Decisions.DistinctBy(decision => decision.Saw).OrderBy(decision => decision.Saw))
        {
            var manifest = await store.OpenContentAsync(decision.Saw, cancellationToken).ConfigureAwait(false)
                ?? throw new EvidenceException(
                    FaultCode.Corrupt,
                    $"{decision.By} decided on the manifest {decision.Saw.Short}, which the store does not have; decide on a pack that was built from this store.");
            await using (manifest.ConfigureAwait(false))
            {
                await spool.AddAsync(Decided(decision.Saw), output => manifest.CopyToAsync(output, cancellationToken)).ConfigureAwait(false);
            }
        }
    }

    public static void AddJson<T>(EntrySpool spool, string path, T value) => spool.Add(path, output =>
    {
        JsonSerializer.Serialize(output, value, EvidenceJson.Indented);
        output.WriteByte((byte)'\n');
    });

    private static void AddLines<T>(EntrySpool spool, string path, IEnumerable<T> values) => spool.Add(path, output =>
    {
        foreach (var value in values)
        {
            WriteLine(output, value);
        }
    });

    private static void WriteLine<T>(Stream output, T value)
    {
        JsonSerializer.Serialize(output, value, EvidenceJson.Compact);
        output.WriteByte((byte)'\n');
    }
}
