namespace Evidence.Hosting.Http.Collections;

/// <summary>Asks for the evidence of a release.</summary>
/// <param name="Release">Id of the release.</param>
/// <param name="Sources">Only these sources; null: all the release names.</param>
/// <param name="At">The time the collection states; null: now.</param>
public sealed record CollectionBody(string Release, IReadOnlyList<string>? Sources = null, DateTimeOffset? At = null);
