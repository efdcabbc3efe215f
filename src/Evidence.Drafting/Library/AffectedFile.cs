using Evidence.Artifacts;

namespace Evidence.Drafting.Library;

/// <summary>A file that was sent and says something that no longer holds.</summary>
/// <param name="Customer">Who has it.</param>
/// <param name="File">Its name.</param>
/// <param name="Digest">Its SHA-256.</param>
/// <param name="Answers">The answers of it that are touched.</param>
public sealed record AffectedFile(string Customer, string File, Sha256Digest Digest, IReadOnlyList<AffectedSentAnswer> Answers);
