using Evidence.Artifacts;
using Evidence.Workflows;

namespace Evidence.Hosting.Services;

/// <summary>One person's part in waiving a gate.</summary>
/// <param name="Gate">Id of the gate.</param>
/// <param name="By">Who.</param>
/// <param name="Saw">Digest of the manifest they saw.</param>
/// <param name="Terms">What they propose; null: they confirm what another one proposed.</param>
/// <param name="At">When; null: now.</param>
public sealed record WaiverAsk(string Gate, string By, Sha256Digest Saw, WaiverTerms? Terms, DateTimeOffset? At = null);
