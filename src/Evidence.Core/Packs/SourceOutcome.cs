namespace Evidence.Packs;

/// <summary>What one source gave for one release. A gap is a result: it is shown in the pack, the coverage and the exit status.</summary>
/// <param name="Source">Id of the source.</param>
/// <param name="SourceType">Its type.</param>
/// <param name="State">Complete, partial or failed.</param>
/// <param name="Expected">How many items the source said there are; null where it does not say.</param>
/// <param name="Received">How many were received, those already known included.</param>
/// <param name="AlreadyKnown">How many of them were in the store before.</param>
/// <param name="Gaps">What is missing and why.</param>
/// <param name="Requests">How many requests it took.</param>
public sealed record SourceOutcome(
    string Source,
    string SourceType,
    SourceState State,
    long? Expected,
    long Received,
    long AlreadyKnown,
    IReadOnlyList<CollectionGap> Gaps,
    long Requests = 0);
