using System.Text.Json;
using Evidence.Documents.Packs.Entries;
using Evidence.Packs;

namespace Evidence.Documents.Packs.Verification;

/// <summary>Follows the ledger of a pack from its first entry to the anchor in the manifest.</summary>
internal static class LedgerCheck
{
    public static async Task<string?> FindFaultAsync(
        Stream? ledger,
        LedgerAnchor? anchor,
        IReadOnlyList<LedgerAnchor>? known,
        List<string> said,
        CancellationToken cancellationToken)
    {
        if (ledger is null)
        {
            return $"{PackEntries.Ledger}: is not in the pack";
        }

        var chain = new LedgerChain([.. (known ?? []).Where(point => point.Sequence <= (anchor?.Sequence ?? 0)), .. anchor is null ? Array.Empty<LedgerAnchor>() : [anchor]]);
        using var lines = new StreamReader(ledger);
        while (await lines.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            if (Parse(line) is not { } entry)
            {
                return $"{PackEntries.Ledger}: the line after entry {chain.Head?.Sequence ?? 0} is not an entry";
            }

            if (chain.Follow(entry) is { } fault)
            {
                return $"{PackEntries.Ledger}: {fault}";
            }
        }

        if (chain.End() is { } missing)
        {
            return $"{PackEntries.Ledger}: {missing}";
        }

        if (chain.Head?.Sequence != anchor?.Sequence)
        {
            return $"{PackEntries.Ledger}: goes on after the entry the pack is anchored to";
        }

        said.Add(anchor is null ? "ledger: empty" : $"ledger: {anchor.Sequence} entries, head {anchor.Hash.Short}");
        return null;
    }

    private static LedgerEntry? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<LedgerEntry>(line, EvidenceJson.Compact);
        }
        catch (JsonException)
        {
            // Not an entry; the caller says where.
            return null;
        }
    }
}
