using Evidence.Artifacts;

namespace Evidence.Workflows;

/// <summary>One person's part in waiving a gate: one proposes, another one confirms.</summary>
/// <param name="PackId">The pack whose gate it is.</param>
/// <param name="Gate">Id of the gate.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
/// <param name="Saw">Digest of the manifest they saw.</param>
public sealed record WaiverRequest(string PackId, string Gate, string By, DateTimeOffset At, Sha256Digest Saw)
{
    /// <summary>What is proposed; null: the open proposal is confirmed.</summary>
    public WaiverTerms? Terms { get; init; }
}
