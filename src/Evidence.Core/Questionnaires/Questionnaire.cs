using Evidence.Artifacts;

namespace Evidence.Questionnaires;

/// <summary>A customer's questionnaire as it was understood.</summary>
/// <param name="FileName">Name of the file.</param>
/// <param name="Format">Which format read it: <c>docx</c>, <c>xlsx</c>, <c>csv</c>, <c>markdown</c>, <c>json</c>, <c>text</c>.</param>
/// <param name="Digest">SHA-256 of the file.</param>
/// <param name="Questions">In document order.</param>
/// <param name="Notes">Things seen that a reviewer should know (protection, tracked changes, hidden sheets), a sentence each.</param>
public sealed record Questionnaire(
    string FileName,
    string Format,
    Sha256Digest Digest,
    IReadOnlyList<Question> Questions,
    IReadOnlyList<string> Notes);
