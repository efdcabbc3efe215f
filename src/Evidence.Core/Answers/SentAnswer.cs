using Evidence.Artifacts;

namespace Evidence.Answers;

/// <summary>An answer that was sent: who was told what, in which file, resting on what.</summary>
/// <param name="Customer">Who was told.</param>
/// <param name="File">Name of the file it went out in.</param>
/// <param name="FileDigest">SHA-256 of that file.</param>
/// <param name="QuestionId">Which question of the file.</param>
/// <param name="Question">The question as the customer wrote it.</param>
/// <param name="Text">What was answered; null: only a choice.</param>
/// <param name="Choice">What was ticked; null: nothing.</param>
/// <param name="LibraryIds">Library entries it came from.</param>
/// <param name="Product">Product it was about; null: none named.</param>
/// <param name="Release">Release whose evidence it rested on; null: none.</param>
/// <param name="Sent">When it went out.</param>
/// <param name="Rests">Facts, artifacts and controls it rested on.</param>
public sealed record SentAnswer(
    string Customer,
    string File,
    Sha256Digest FileDigest,
    string QuestionId,
    string Question,
    string? Text,
    AnswerChoice? Choice,
    IReadOnlyList<string> LibraryIds,
    string? Product,
    string? Release,
    DateTimeOffset Sent,
    IReadOnlyList<Citation> Rests);
