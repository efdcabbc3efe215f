using Evidence.Artifacts;

namespace Evidence.Drafting;

/// <summary>What was asked of a model and what it said, so that a draft can be looked into later.</summary>
/// <param name="QuestionId">Which question.</param>
/// <param name="Digest">SHA-256 of the prompt.</param>
/// <param name="Prompt">The prompt.</param>
/// <param name="Reply">The reply; null: there was none.</param>
/// <param name="Model">Model as the client states it; null: not stated.</param>
/// <param name="Seed">Sampling seed.</param>
public sealed record RecordedPrompt(string QuestionId, Sha256Digest Digest, string Prompt, string? Reply, string? Model, long Seed);
