namespace Evidence.Hosting.Http.Packs;

/// <summary>Asks for the pack of a release.</summary>
/// <param name="Release">Id of the release.</param>
/// <param name="AsOf">The time it is judged at; null: a run of the release that is still open, else now.</param>
/// <param name="RequestedBy">Who asks, where a trusted program asks for someone; they may not decide.</param>
/// <param name="AwaitDecision">False: the run ends when the pack is assembled; default: it waits up to 30 days for people to decide.</param>
public sealed record PackBody(string Release, DateTimeOffset? AsOf = null, string? RequestedBy = null, bool AwaitDecision = true);
