namespace Evidence.Conversations;

/// <summary>A run whose progress is shown on one card of a conversation.</summary>
/// <param name="Run">Id of the run.</param>
/// <param name="Subject"><c>pack</c> or <c>questionnaire</c>.</param>
/// <param name="Place">Where the card is.</param>
/// <param name="AskedBy">Who asked for it.</param>
/// <param name="Title">What people call it: the release, or the file.</param>
/// <param name="CardId">The card; null: it is not there yet.</param>
/// <param name="Shown">Digest of what the card shows; null: nothing yet.</param>
public sealed record RunFollowing(string Run, string Subject, ChatPlace Place, string AskedBy, string Title, string? CardId = null, string? Shown = null);
