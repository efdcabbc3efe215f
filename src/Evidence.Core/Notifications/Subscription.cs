using Evidence.Answers;

namespace Evidence.Notifications;

/// <summary>Who hears of what, where and when. Times are local times of <paramref name="TimeZone"/>.</summary>
/// <param name="Id">Unique in the workspace.</param>
/// <param name="Delivery">Id of the delivery the messages go to.</param>
/// <param name="Products">Products it is about; empty: every one.</param>
/// <param name="Events">Names of <see cref="NotificationEvents"/>; empty: every one.</param>
/// <param name="Digest">How events are gathered.</param>
/// <param name="At">When a digest is sent; default 08:00.</param>
/// <param name="On">On which day a weekly digest is sent; default Monday.</param>
/// <param name="TimeZone">IANA name, for instance <c>Europe/Berlin</c>; default <c>UTC</c>.</param>
/// <param name="Quiet">When nothing is sent; what happens then is told together at its end.</param>
/// <param name="Audience">The highest level a message may hold; null: that of the delivery.</param>
public sealed record Subscription(
    string Id,
    string Delivery,
    IReadOnlyList<string> Products,
    IReadOnlyList<string> Events,
    DigestKind Digest,
    TimeOnly At,
    DayOfWeek On,
    string TimeZone,
    QuietTime Quiet,
    DisclosureLevel? Audience = null);
