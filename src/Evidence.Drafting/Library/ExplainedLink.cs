using Evidence.Answers;
using Evidence.Artifacts;

namespace Evidence.Drafting.Library;

/// <summary>A link of the chain from a sentence to the system its evidence was read from.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Library id, metric, artifact name or control.</param>
/// <param name="Said">What it says: the approval, the value, the status.</param>
/// <param name="Digest">Digest of the artifact, for facts and artifacts.</param>
/// <param name="Source">The source it was read from, as <c>id (type)</c>; null: not an artifact.</param>
/// <param name="Request">The address it was read at, with the pointer of a fact as fragment; null: not an artifact.</param>
/// <param name="Read">When it was read; null: not an artifact.</param>
public sealed record ExplainedLink(CitationKind Kind, string Id, string Said, Sha256Digest? Digest = null, string? Source = null, string? Request = null, DateTimeOffset? Read = null);
