namespace Evidence.Ports;

/// <summary>Whether a source can be used.</summary>
/// <param name="Source">Id of the source.</param>
/// <param name="Reachable">It answered.</param>
/// <param name="Authorised">It accepted the credentials.</param>
/// <param name="Summary">What it would collect, or what is wrong and what to do, in one line.</param>
public sealed record SourceCheck(string Source, bool Reachable, bool Authorised, string Summary);
