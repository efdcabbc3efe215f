using Evidence.Artifacts;

namespace Evidence.Packs;

/// <summary>An entry before it has its place in the chain.</summary>
/// <param name="Id">Idempotency key, derived from the input.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Digest">SHA-256 of what was added or decided.</param>
/// <param name="Detail">A short JSON object with more; default <c>{}</c>.</param>
/// <param name="At">The time the run states (its as-of time); null: the store's clock.</param>
public sealed record LedgerDraft(string Id, string Kind, string Subject, Sha256Digest Digest, string Detail = "{}", DateTimeOffset? At = null);
