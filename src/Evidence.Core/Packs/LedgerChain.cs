namespace Evidence.Packs;

/// <summary>
/// Follows a ledger from its first entry and says the first thing that is wrong. Anchors that were written elsewhere (in packs, in an exported file) show a
/// rewrite of the whole ledger, which by itself is as consistent as the first one.
/// </summary>
/// <param name="anchors">Points that are known from elsewhere; null: none.</param>
public sealed class LedgerChain(IEnumerable<LedgerAnchor>? anchors = null)
{
    private readonly LedgerAnchor[] _anchors = [.. anchors ?? []];

    /// <summary>The last entry that was followed; null: none yet.</summary>
    public LedgerEntry? Head { get; private set; }

    /// <summary>Takes the next entry.</summary>
    /// <returns>What is wrong with it, as a clause; null: nothing. After a fault the chain stays where it was.</returns>
    public string? Follow(LedgerEntry entry)
    {
        var fault = WhyNot(entry);
        Head = fault is null ? entry : Head;
        return fault;
    }

    /// <summary>What is wrong with the end, as a clause: an anchor that was never reached; null: nothing.</summary>
    public string? End() =>
        _anchors.Where(anchor => anchor.Sequence > (Head?.Sequence ?? 0)).MinBy(anchor => anchor.Sequence) is { } beyond
            ? $"the ledger ends at entry {Head?.Sequence ?? 0}, and entry {beyond.Sequence} was anchored: entries were removed"
            : null;

    private string? WhyNot(LedgerEntry entry)
    {
        var sequence = (Head?.Sequence ?? 0) + 1;
        return entry.Sequence != sequence ? $"entry {sequence} is missing or out of place (entry {entry.Sequence} is there)"
            : entry.Previous != (Head?.Hash ?? LedgerEntry.Origin) ? $"entry {sequence} does not follow the entry before it"
            : entry.Hash != entry.ComputeHash() ? $"entry {sequence} was changed: its hash is another"
            : Head is not null && entry.At < Head.At ? $"entry {sequence} is dated before the entry before it"
            : _anchors.Any(anchor => anchor.Sequence == sequence && anchor.Hash != entry.Hash) ? $"entry {sequence} is not the one that was anchored: the ledger was rewritten"
            : null;
    }
}
