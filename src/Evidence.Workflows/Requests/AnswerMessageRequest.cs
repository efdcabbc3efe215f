using Evidence.Conversations;

namespace Evidence.Workflows;

/// <summary>Asks to answer a message.</summary>
/// <param name="Message">The message.</param>
/// <param name="Conversation">Id of the run that goes on with it.</param>
public sealed record AnswerMessageRequest(ChatMessage Message, string Conversation);
