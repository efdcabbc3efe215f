namespace Evidence.Hosting.Services;

/// <summary>Asks for the pack of a release.</summary>
/// <param name="ReleaseId">Which release.</param>
/// <param name="AsOf">The time it is judged at; null: now.</param>
/// <param name="RequestedBy">Who asks.</param>
/// <param name="AwaitDecision">True: the run waits for people to decide.</param>
public sealed record PackAsk(string ReleaseId, DateTimeOffset? AsOf, string RequestedBy, bool AwaitDecision)
{
    /// <summary>When it was asked; a request that is repeated is as of then. Null: now.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }
}
