using Evidence.Artifacts;
using Evidence.Ports;

namespace Evidence.Packs;

/// <summary>
/// What the store held when a ledger entry was written: kept as a content whose digest stands in the entry's detail under <c>seal</c>, so that the ledger vouches for
/// records and contents as well.
/// </summary>
/// <param name="Whole">Partitions that had no other records than these.</param>
/// <param name="Records">The records, in order of kind, scope and id.</param>
/// <param name="Contents">Contents that must be there from then on, in order of digest.</param>
public sealed record RecordSeal(IReadOnlyList<RecordPartition> Whole, IReadOnlyList<SealedRecord> Records, IReadOnlyList<Sha256Digest> Contents);
