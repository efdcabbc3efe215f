using Evidence.Packs;

namespace Evidence.Workflows;

/// <summary>What a collection came to. Gaps are in the store; here are counts.</summary>
/// <param name="ReleaseId">Which release.</param>
/// <param name="Sources">What each source gave.</param>
/// <param name="Artifacts">How many artifacts the release has now.</param>
/// <param name="Facts">How many facts were read out of them.</param>
/// <param name="Unread">How many artifacts no reader could read.</param>
/// <param name="Ledger">The point of the ledger that fixes what was collected.</param>
public sealed record CollectResult(string ReleaseId, IReadOnlyList<SourceSummary> Sources, int Artifacts, int Facts, int Unread, LedgerAnchor Ledger)
{
    /// <summary>True where every source gave everything it said it has.</summary>
    public bool IsComplete() => Sources.All(source => source.State == SourceState.Complete);
}
