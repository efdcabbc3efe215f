using Evidence.Answers;

namespace Evidence.Hosting.Services;

/// <summary>Asks for answers to a customer's questionnaire.</summary>
/// <param name="FileName">Name of the file.</param>
/// <param name="Audience">Who will read the answers.</param>
/// <param name="Product">Product asked about; null: none named.</param>
/// <param name="ReleaseId">Release whose evidence is used; null: the product's latest collected one.</param>
/// <param name="AsOf">The time expiry and freshness are judged at; null: now.</param>
/// <param name="RequestedBy">Who asks.</param>
/// <param name="Overwrite">True: answers that stand in the file already are replaced.</param>
/// <param name="Clean">True: the copy for the customer.</param>
public sealed record QuestionnaireAsk(
    string FileName,
    DisclosureLevel Audience,
    string? Product = null,
    string? ReleaseId = null,
    DateTimeOffset? AsOf = null,
    string RequestedBy = "",
    bool Overwrite = false,
    bool Clean = false)
{
    /// <summary>Name in the outbox the result is laid down under; null: it is not.</summary>
    public string? HandOutAs { get; init; }
}
