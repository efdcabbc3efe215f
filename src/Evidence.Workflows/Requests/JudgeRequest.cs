using Evidence.Packs;

namespace Evidence.Workflows;

/// <summary>Asks to judge a release at a time.</summary>
/// <param name="PackId">The pack it is for.</param>
/// <param name="ReleaseId">Which release.</param>
/// <param name="AsOf">The time it is judged at.</param>
/// <param name="Ledger">The point of the ledger that fixes what was collected; null: its head.</param>
public sealed record JudgeRequest(string PackId, string ReleaseId, DateTimeOffset AsOf, LedgerAnchor? Ledger = null);
