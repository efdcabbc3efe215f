namespace Evidence.Hosting.Http;

/// <summary>A value a request takes from its path, query or form.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is, in one line.</param>
/// <param name="IsRequired">Whether it must be there.</param>
/// <param name="Format">JSON Schema format: <c>date-time</c>, <c>binary</c>; null: plain text.</param>
/// <param name="Allowed">The words that are allowed; null: any.</param>
public sealed record ApiParameter(string Name, string Description, bool IsRequired = false, string? Format = null, IReadOnlyList<string>? Allowed = null);
