namespace Evidence.Conversations;

/// <summary>What showing a run came to.</summary>
/// <param name="CardId">The card; null: it could not be shown.</param>
/// <param name="Shown">Digest of what it shows now.</param>
/// <param name="IsOver">True: nothing more will come.</param>
/// <param name="RetryAfterSeconds">The chat service asks to wait so long; 0: it does not.</param>
public sealed record RunShown(string? CardId, string? Shown, bool IsOver, int RetryAfterSeconds = 0);
