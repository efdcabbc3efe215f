namespace Evidence.Conversations;

/// <summary>A file that came with a message.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Url">Where it can be fetched for a short time, without credentials; only from hosts that are allowed. Of a link: where it lies.</param>
/// <param name="IsLink">True: it lies in a library, and is read there with the permissions of the app.</param>
public sealed record ChatFile(string Name, string Url, bool IsLink = false);
