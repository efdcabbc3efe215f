using Evidence.Artifacts;

namespace Evidence.Packs;

/// <summary>What was written.</summary>
/// <param name="Manifest">Digest of the manifest: it names the content of the pack.</param>
/// <param name="Envelopes">The signed statements, one JSON line each (<c>.intoto.jsonl</c>).</param>
public sealed record PackReceipt(Sha256Digest Manifest, string Envelopes);
