namespace Evidence.Gates;

/// <summary>What a release must show before launch (policies/&lt;name&gt;.yaml).</summary>
/// <param name="Id">File name without <c>.yaml</c>.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Confidence">Confidence level of bounds, between 0.5 and 0.9999; default 0.95.</param>
/// <param name="FreshFor">How long evidence of a kind counts as fresh; the key <c>*</c> is the default.</param>
/// <param name="Gates">In the order of the file.</param>
/// <param name="SignOffs">Who must decide, by tier.</param>
/// <param name="Waivers">Accepted exceptions.</param>
/// <param name="DraftAtLeast">Calibrated confidence at which an answer is drafted; default <see cref="UsualDraftAtLeast"/>.</param>
/// <param name="ReviewAtLeast">Calibrated confidence at which an answer is put up for review; default <see cref="UsualReviewAtLeast"/>.</param>
public sealed record Policy(
    string Id,
    string Title,
    double Confidence,
    IReadOnlyDictionary<string, TimeSpan> FreshFor,
    IReadOnlyList<Gate> Gates,
    IReadOnlyList<SignOffRule> SignOffs,
    IReadOnlyList<Waiver> Waivers,
    double DraftAtLeast = Policy.UsualDraftAtLeast,
    double ReviewAtLeast = Policy.UsualReviewAtLeast)
{
    /// <summary>From this confidence on about 98 of 100 drafts were right on questions that the weights were not fitted to (docs/answers.md).</summary>
    public const double UsualDraftAtLeast = 0.95;

    /// <summary>Below this confidence an entry is more often wrong than right.</summary>
    public const double UsualReviewAtLeast = 0.4;

    /// <summary>How long evidence of that kind counts as fresh: its own window, else the one of <c>*</c>, else 365 days.</summary>
    public TimeSpan FreshnessOf(string? kind) =>
        kind is not null && FreshFor.TryGetValue(kind, out var window) ? window
        : FreshFor.TryGetValue("*", out var any) ? any
        : TimeSpan.FromDays(365);
}
