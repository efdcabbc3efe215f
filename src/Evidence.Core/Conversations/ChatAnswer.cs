namespace Evidence.Conversations;

/// <summary>What answering a message came to.</summary>
/// <param name="Follow">A run to follow from now on; null: the message is answered.</param>
public sealed record ChatAnswer(RunFollowing? Follow);
