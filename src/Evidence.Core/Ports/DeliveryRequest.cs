using Evidence.Answers;

namespace Evidence.Ports;

/// <summary>Something to deliver.</summary>
/// <param name="Id">Idempotency key, derived from what is delivered.</param>
/// <param name="Event">What happened: <c>pack-decided</c>, <c>gate-regressed</c>, <c>evidence-stale</c>, <c>questionnaire-ready</c> ...</param>
/// <param name="Product">Product it is about.</param>
/// <param name="Title">One line.</param>
/// <param name="Body">A few lines of Markdown.</param>
/// <param name="Disclosure">The highest level in it.</param>
/// <param name="Files">Files to take along.</param>
public sealed record DeliveryRequest(
    string Id,
    string Event,
    string Product,
    string Title,
    string Body,
    DisclosureLevel Disclosure,
    IReadOnlyList<DeliveryFile> Files);
