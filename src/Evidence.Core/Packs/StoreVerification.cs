namespace Evidence.Packs;

/// <summary>Whether a store is what was put into it.</summary>
/// <param name="IsIntact">True where everything holds.</param>
/// <param name="FirstFault">The first thing that is wrong; null: nothing.</param>
/// <param name="Entries">How many ledger entries were followed.</param>
/// <param name="Contents">How many contents were hashed.</param>
/// <param name="Head">The last ledger entry that was followed, to be written down elsewhere; null: an empty ledger.</param>
/// <param name="Records">How many records were compared with what the ledger vouches for.</param>
public sealed record StoreVerification(bool IsIntact, string? FirstFault, long Entries, long Contents, LedgerAnchor? Head, long Records = 0);
