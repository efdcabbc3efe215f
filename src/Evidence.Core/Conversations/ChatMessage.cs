namespace Evidence.Conversations;

/// <summary>A message of a person, once it is known to come from the chat service.</summary>
/// <param name="Id">Its id there; the same message sent again has the same.</param>
/// <param name="Place">Where it was said.</param>
/// <param name="From">Who said it.</param>
/// <param name="Text">What they wrote, without mentions; at most 4,000 characters.</param>
/// <param name="At">When.</param>
/// <param name="Files">Files that came with it, at most five.</param>
/// <param name="Submitted">What a card sent in place of text, as JSON; null: text.</param>
public sealed record ChatMessage(
    string Id, ChatPlace Place, ChatPerson From, string Text, DateTimeOffset At, IReadOnlyList<ChatFile> Files, string? Submitted = null);
