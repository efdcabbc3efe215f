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

    /// <summary>
    /// The entries that drafts add after a head: those whose ids are not known yet, each once. What is added becomes known, so that every draft then has its entry.
    /// </summary>
    public static List<LedgerEntry> Continue(LedgerEntry? head, IEnumerable<LedgerDraft> drafts, Dictionary<string, LedgerEntry> known, DateTimeOffset at)
    {
        var fresh = new List<LedgerEntry>();
        foreach (var draft in drafts.Where(draft => !known.ContainsKey(draft.Id)))
        {
            head = LedgerEntry.Following(head, draft, at);
            known.Add(draft.Id, head);
            fresh.Add(head);
        }

        return fresh;
    }

    /// <summary>The entry that was kept as JSON under a sequence number.</summary>
    public static LedgerEntry Parse(long sequence, ReadOnlySpan<byte> json) =>
        Read<LedgerEntry>(sequence, json) is { } entry && entry.Sequence == sequence ? entry : throw Broken(sequence, "is not in its place");

    /// <summary>The entries that were kept as a JSON array under the sequence number of the last.</summary>
    public static List<LedgerEntry> ParseMany(long lastSequence, ReadOnlySpan<byte> json) =>
        Read<List<LedgerEntry>>(lastSequence, json) is [.., var last] entries && last.Sequence == lastSequence ? entries : throw Broken(lastSequence, "is not in its place");

    private static T? Read<T>(long sequence, ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, EvidenceJson.Compact);
        }
        catch (JsonException)
        {
            throw Broken(sequence, "is not readable");
        }
    }

    private static EvidenceException Broken(long sequence, string what) =>
        new(FaultCode.Corrupt, $"Ledger entry {sequence} {what}: the ledger was changed outside Evidence. Restore it from a backup.");
}
