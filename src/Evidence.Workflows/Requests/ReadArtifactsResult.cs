namespace Evidence.Workflows;

/// <summary>What reading one shard came to.</summary>
/// <param name="Artifacts">How many artifacts are in the shard.</param>
/// <param name="Facts">How many facts they hold.</param>
/// <param name="Unread">How many could not be read.</param>
public sealed record ReadArtifactsResult(int Artifacts, int Facts, int Unread);
