using Evidence.Answers;
using Evidence.Artifacts;

namespace Evidence.Drafting.Library;

/// <summary>What to look for the impact of.</summary>
/// <param name="Library">The library as it is now.</param>
/// <param name="Now">The evidence as it is now.</param>
/// <param name="Before">The evidence as it was; null: what was sent is compared alone.</param>
/// <param name="Sent">What was sent.</param>
/// <param name="Packs">Digests of the artifacts of each pack, by the pack's id.</param>
/// <param name="AsOf">The time it is judged at.</param>
public sealed record ImpactRequest(
    IReadOnlyList<LibraryAnswer> Library,
    EvidenceState Now,
    EvidenceState? Before,
    IReadOnlyList<SentAnswer> Sent,
    IReadOnlyDictionary<string, IReadOnlyCollection<Sha256Digest>> Packs,
    DateTimeOffset AsOf);
