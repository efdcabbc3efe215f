using Evidence.Artifacts;

namespace Evidence.Answers;

/// <summary>What a sentence rests on.</summary>
/// <param name="Kind">What is cited.</param>
/// <param name="Id">Library id, control (<c>framework:id</c>), metric, or artifact name.</param>
/// <param name="Quote">The words or value cited.</param>
/// <param name="Sha256">Digest of the artifact, for facts and artifacts.</param>
/// <param name="Uri">Where it is: a locator with a pointer as fragment; null: in the library.</param>
public sealed record Citation(CitationKind Kind, string Id, string Quote, Sha256Digest? Sha256 = null, string? Uri = null);
