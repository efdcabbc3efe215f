using Evidence.Artifacts;

namespace Evidence.Packs;

/// <summary>A point of the ledger: everything up to it is fixed by the hash.</summary>
/// <param name="Sequence">Number of the entry, counted from 1.</param>
/// <param name="Hash">Its hash.</param>
public sealed record LedgerAnchor(long Sequence, Sha256Digest Hash);
