using Evidence.Answers;

namespace Evidence.Notifications;

/// <summary>Something people are told of later.</summary>
/// <param name="Id">Idempotency key of the event.</param>
/// <param name="Event">What happened.</param>
/// <param name="Product">Product it is about.</param>
/// <param name="Title">One line.</param>
/// <param name="Body">A few lines of Markdown.</param>
/// <param name="Disclosure">The highest level in it.</param>
/// <param name="Mentions">People it calls on.</param>
/// <param name="Links">Where to go on, by the words they are shown as.</param>
/// <param name="DueAt">When it is told at the earliest.</param>
public sealed record PendingNotification(
    string Id,
    string Event,
    string Product,
    string Title,
    string Body,
    DisclosureLevel Disclosure,
    IReadOnlyList<string> Mentions,
    IReadOnlyDictionary<string, string> Links,
    DateTimeOffset DueAt)
{
    /// <summary>Release it is about, which can be collected again; null: none.</summary>
    public string? Release { get; init; }
}
