namespace Evidence.Conversations;

/// <summary>A file that came with a message.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Url">Where it can be fetched for a short time, without credentials; only from hosts that are allowed.</param>
public sealed record ChatFile(string Name, string Url);
