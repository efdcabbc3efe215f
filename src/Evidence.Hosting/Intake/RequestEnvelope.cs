namespace Evidence.Hosting.Intake;

/// <summary>A request of another system, as JSON on the queue.</summary>
/// <param name="Kind">What is asked: <c>pack</c>, <c>collection</c> or <c>refresh</c>.</param>
/// <param name="Release">For a pack or a collection: which release.</param>
/// <param name="AsOf">The time it is judged at, or the collection states; null: when the message was put on the queue.</param>
/// <param name="Sources">For a collection: only these sources.</param>
/// <param name="RequestedBy">Who asks; they may not decide on the pack.</param>
/// <param name="AwaitDecision">For a pack: whether the run waits for people to decide; default: it does.</param>
public sealed record RequestEnvelope(
    string Kind,
    string? Release = null,
    DateTimeOffset? AsOf = null,
    IReadOnlyList<string>? Sources = null,
    string? RequestedBy = null,
    bool AwaitDecision = true);
