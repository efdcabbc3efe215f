using Evidence.Answers;

namespace Evidence.Ports;

/// <summary>Something to deliver.</summary>
/// <param name="Id">Idempotency key, derived from what is delivered.</param>
/// <param name="Event">What happened: one of <see cref="Notifications.NotificationEvents"/>, or <c>digest</c>.</param>
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
    IReadOnlyList<DeliveryFile> Files)
{
    /// <summary>Sign-in names or mail addresses of people a message calls on, where it can.</summary>
    public IReadOnlyList<string> Mentions { get; init; } = [];

    /// <summary>Web addresses to go on to, by the words they are shown as.</summary>
    public IReadOnlyDictionary<string, string> Links { get; init; } = new Dictionary<string, string>();

    /// <summary>Release it is about, which can be collected again; null: none, or that would change nothing.</summary>
    public string? Release { get; init; }

    /// <summary>Figures and names to show beside the text, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Details { get; init; } = [];
}
