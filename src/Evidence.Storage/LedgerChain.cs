using System.Text.Json;
using Evidence.Packs;

namespace Evidence.Storage;

/// <summary>Checks entries as they are read, so that nothing is built on a ledger that was changed.</summary>
internal sealed class LedgerChain(long fromSequence)
{
    private LedgerEntry? _last;

    /// <summary>The entry, where it has its own hash and follows the one read before it.</summary>
    /// <exception cref="EvidenceException">It does not: <see cref="FaultCode.Corrupt"/>.</exception>
    public LedgerEntry Follow(LedgerEntry entry)
    {
        var sequence = (_last?.Sequence ?? fromSequence - 1) + 1;
        if (entry.Sequence != sequence)
        {
            throw Broken(sequence, "is missing");
        }

        var previous = _last?.Hash ?? (sequence == 1 ? LedgerEntry.Origin : entry.Previous);
        if (entry.Previous != previous)
        {
            throw Broken(sequence, "does not follow the entry before it");
        }

        return _last = Whole(entry);
    }

    /// <summary>The entry, where it has its own hash.</summary>
    public static LedgerEntry Whole(LedgerEntry entry) =>
        entry.ComputeHash() == entry.Hash ? entry : throw Broken(entry.Sequence, "does not have its hash");

    /// <summary>The entry that was kept as JSON under a sequence number.</summary>
    public static LedgerEntry Parse(long sequence, string json)
    {
        try
        {
            return JsonSerializer.Deserialize<LedgerEntry>(json, EvidenceJson.Compact) is { } entry && entry.Sequence == sequence
                ? entry
                : throw Broken(sequence, "is not in its place");
        }
        catch (JsonException)
        {
            throw Broken(sequence, "is not readable");
        }
    }

    private static EvidenceException Broken(long sequence, string what) =>
        new(FaultCode.Corrupt, $"Ledger entry {sequence} {what}: the ledger was changed outside Evidence. Restore it from a backup.");
}
