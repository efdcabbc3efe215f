namespace Evidence.Conversations;

/// <summary>Where in a chat something is said.</summary>
/// <param name="ServiceUrl">The service that carries the conversation; only trusted ones are called.</param>
/// <param name="ConversationId">The conversation; of a channel: the thread.</param>
/// <param name="Kind"><c>personal</c>, <c>groupChat</c> or <c>channel</c>.</param>
/// <param name="Tenant">Organisation it belongs to; null: not said.</param>
/// <param name="Bot">What we are called there.</param>
/// <param name="Channel">The channel of the Bot Framework, for instance <c>msteams</c>.</param>
public sealed record ChatPlace(string ServiceUrl, string ConversationId, string Kind, string? Tenant, string Bot, string Channel);
