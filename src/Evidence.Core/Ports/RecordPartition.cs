namespace Evidence.Ports;

/// <summary>A group of records that are listed together.</summary>
/// <param name="Kind">What they are: lower-case words joined by hyphens (<c>artifact</c>, <c>reading</c>, <c>pack</c> ...).</param>
/// <param name="Scope">What they belong to (a release, a questionnaire); any text; empty: nothing.</param>
public sealed record RecordPartition(string Kind, string Scope = "");
