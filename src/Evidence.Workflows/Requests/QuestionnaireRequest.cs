using Evidence.Answers;
using Evidence.Artifacts;

namespace Evidence.Workflows;

/// <summary>Asks to draft answers into a customer's questionnaire.</summary>
/// <param name="QuestionnaireId">Id, derived from the file and the request.</param>
/// <param name="File">Digest of the customer's file, in the store.</param>
/// <param name="FileName">Its name.</param>
/// <param name="Audience">Who will read the answers.</param>
/// <param name="AsOf">The time expiry and freshness are judged at.</param>
/// <param name="Product">Product asked about; null: none named.</param>
/// <param name="ReleaseId">Release whose evidence is used; null: the product's latest collected one.</param>
/// <param name="RequestedBy">Who asks.</param>
/// <param name="Overwrite">True: answers that stand in the file already are replaced.</param>
/// <param name="Clean">True: the copy for the customer, with approved answers only; default: the reviewer's copy.</param>
public sealed record QuestionnaireRequest(
    string QuestionnaireId,
    Sha256Digest File,
    string FileName,
    DisclosureLevel Audience,
    DateTimeOffset AsOf,
    string? Product = null,
    string? ReleaseId = null,
    string RequestedBy = "",
    bool Overwrite = false,
    bool Clean = false)
{
    /// <summary>Name in the outbox the result is laid down under; null: it is not.</summary>
    public string? HandOutAs { get; init; }
}
