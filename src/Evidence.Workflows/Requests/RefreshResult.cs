namespace Evidence.Workflows;

/// <summary>What a refresh came to.</summary>
/// <param name="Releases">How many releases were collected.</param>
/// <param name="Incomplete">Releases with a source that did not give everything.</param>
/// <param name="Changed">What changed, a line each, at most twenty.</param>
public sealed record RefreshResult(int Releases, IReadOnlyList<string> Incomplete, IReadOnlyList<string> Changed);
