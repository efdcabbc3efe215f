namespace Evidence.Testing.Engine;

/// <summary>Work that fails a number of times before it succeeds.</summary>
/// <param name="Key">Under which its attempts are counted.</param>
/// <param name="Failures">How often it fails.</param>
public sealed record FailingWork(string Key, int Failures);
