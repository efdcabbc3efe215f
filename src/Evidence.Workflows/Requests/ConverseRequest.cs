using Evidence.Conversations;

namespace Evidence.Workflows;

/// <summary>Asks to answer a message, or to go on following a run.</summary>
/// <param name="Message">The message; null: it is answered.</param>
/// <param name="Follow">The run; null: the answer says which, if any.</param>
public sealed record ConverseRequest(ChatMessage? Message, RunFollowing? Follow = null);
