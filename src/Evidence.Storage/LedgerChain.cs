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

    /// <summary>An entry for each draft: the one that is known for its id, or a new one after the head.</summary>
    /// <param name="head">The last entry; null: there is none.</param>
    /// <param name="drafts">What is appended, in order.</param>
    /// <param name="known">Entries that are in the ledger already, by id.</param>
    /// <param name="at">When.</param>
    /// <param name="fresh">The new ones, each once.</param>
    public static IReadOnlyList<LedgerEntry> Continue(
        LedgerEntry? head,
        IReadOnlyList<LedgerDraft> drafts,
        IReadOnlyDictionary<string, LedgerEntry> known,
        DateTimeOffset at,
        out IReadOnlyList<LedgerEntry> fresh)
    {
        var entries = new Dictionary<string, LedgerEntry>(known, StringComparer.Ordinal);
        var added = new List<LedgerEntry>();
        foreach (var draft in drafts.Where(draft => !entries.ContainsKey(draft.Id)))
        {
            head = LedgerEntry.Following(head, draft, at);
            entries.Add(draft.Id, head);
            added.Add(head);
        }

        fresh = added;
        return [.. drafts.Select(draft => entries[draft.Id])];
    }

    /// <summary>The entry that was kept as JSON under a sequence number.</summary>
    public static LedgerEntry Parse(long sequence, ReadOnlySpan<byte> json) =>
        Read<LedgerEntry>(sequence, json) is not { } entry || entry.Sequence != sequence ? throw Broken(sequence, "is not in its place")
            : json.SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(entry, EvidenceJson.Compact)) ? entry
            : throw Broken(sequence, "is not written as Evidence writes it");

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

    /// <summary>The fault that says what is wrong with an entry.</summary>
    public static EvidenceException Broken(long sequence, string what) =>
        new(FaultCode.Corrupt, $"Ledger entry {sequence} {what}: the ledger was changed outside Evidence. Restore it from a backup.");
}
