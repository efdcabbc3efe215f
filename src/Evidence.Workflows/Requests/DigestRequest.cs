namespace Evidence.Workflows;

/// <summary>Asks to tell, at a time, what was gathered for a subscription by then.</summary>
/// <param name="DigestId">Id of the message; the run has the same.</param>
/// <param name="SubscriptionId">Whose.</param>
/// <param name="DueAt">When.</param>
public sealed record DigestRequest(string DigestId, string SubscriptionId, DateTimeOffset DueAt);
