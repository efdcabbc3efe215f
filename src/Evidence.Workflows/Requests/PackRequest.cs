namespace Evidence.Workflows;

/// <summary>Asks for the launch evidence pack of a release.</summary>
/// <param name="ReleaseId">Which release.</param>
/// <param name="AsOf">The time it is judged at.</param>
/// <param name="RequestedBy">Who asks; they may not decide.</param>
/// <param name="AwaitDecision">True: the run waits for people to decide.</param>
/// <param name="DecideWithinDays">How long it waits before it ends undecided; default 30.</param>
/// <param name="RemindAfterDays">After how many days without a decision it reminds, again and again; default 5.</param>
public sealed record PackRequest(
    string ReleaseId,
    DateTimeOffset AsOf,
    string RequestedBy,
    bool AwaitDecision = false,
    int DecideWithinDays = 30,
    int RemindAfterDays = 5);
