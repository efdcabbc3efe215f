namespace Evidence.Workflows;

/// <summary>What telling a digest came to.</summary>
/// <param name="Notifications">How many events it held.</param>
/// <param name="Problem">Why it could not be delivered, in a line; null: it was, or there was nothing to tell.</param>
public sealed record DigestResult(int Notifications, string? Problem = null);
