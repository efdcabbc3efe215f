using Evidence.Artifacts;

namespace Evidence.Workflows;

/// <summary>A waiver one person proposed and nobody has confirmed yet.</summary>
/// <param name="PackId">The pack whose gate it is.</param>
/// <param name="Gate">Id of the gate.</param>
/// <param name="Terms">What it says.</param>
/// <param name="By">Who proposed it.</param>
/// <param name="At">When.</param>
/// <param name="Saw">Digest of the manifest they saw.</param>
public sealed record WaiverProposal(string PackId, string Gate, WaiverTerms Terms, string By, DateTimeOffset At, Sha256Digest Saw);
