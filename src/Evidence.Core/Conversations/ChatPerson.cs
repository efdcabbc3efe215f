namespace Evidence.Conversations;

/// <summary>Who says something in a chat.</summary>
/// <param name="Id">What the chat knows them by.</param>
/// <param name="Name">Name that is shown; anyone may choose it, so it decides nothing.</param>
/// <param name="ObjectId">Object id in Entra ID; null: not said.</param>
public sealed record ChatPerson(string Id, string Name, string? ObjectId);
