using Evidence.Answers;

namespace Evidence.Questionnaires;

/// <summary>The file a report is about.</summary>
/// <param name="File">Its name.</param>
/// <param name="Format">Which format read it.</param>
/// <param name="Sha256">Digest of the customer's file.</param>
/// <param name="Audience">Who will read the answers.</param>
/// <param name="AsOf">The time expiry and freshness were judged at.</param>
/// <param name="Notes">What a reviewer should know of the file.</param>
public sealed record ReportedFile(string File, string Format, string Sha256, DisclosureLevel Audience, DateTimeOffset AsOf, IReadOnlyList<string> Notes);
