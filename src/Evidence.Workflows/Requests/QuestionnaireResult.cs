using Evidence.Artifacts;

namespace Evidence.Workflows;

/// <summary>A drafted questionnaire; its files are in the store.</summary>
/// <param name="QuestionnaireId">Id.</param>
/// <param name="FileName">Name of the customer's file.</param>
/// <param name="Document">The filled file.</param>
/// <param name="Report">The report.</param>
/// <param name="Questions">How many questions were found.</param>
/// <param name="Drafted">How many are fit to send.</param>
/// <param name="Review">How many a person must look at.</param>
/// <param name="Unanswered">How many have no support.</param>
public sealed record QuestionnaireResult(
    string QuestionnaireId,
    string FileName,
    PackFile Document,
    PackFile Report,
    int Questions,
    int Drafted,
    int Review,
    int Unanswered)
{
    /// <summary>What the drafts are, kept for reading a reviewed copy back.</summary>
    public Sha256Digest? Drafts { get; init; }

    /// <summary>What was understood of the file.</summary>
    public Sha256Digest? Understood { get; init; }

    /// <summary>The time the run states.</summary>
    public DateTimeOffset DraftedAt { get; init; }
}
