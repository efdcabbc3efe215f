namespace Evidence.Workflows;

/// <summary>Asks to read the artifacts of a release that were not read yet, in shards by digest.</summary>
/// <param name="ReleaseId">Which release.</param>
/// <param name="Shard">Which shard, from 0.</param>
/// <param name="Shards">How many shards there are.</param>
public sealed record ReadArtifactsRequest(string ReleaseId, int Shard, int Shards);
