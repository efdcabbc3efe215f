namespace Evidence.Workspaces;

/// <summary>How Microsoft Graph is called, unless a delivery says otherwise.</summary>
/// <param name="Options">Options by name as written: <c>tenant</c>, <c>client</c>, <c>url</c>.</param>
/// <param name="Secrets">Names of secrets by what they are for: <c>client-secret</c>, <c>certificate</c> or <c>token</c>; none: managed identity or the signed-in developer.</param>
public sealed record GraphSettings(IReadOnlyDictionary<string, string> Options, IReadOnlyDictionary<string, string> Secrets)
{
    /// <summary>Nothing said.</summary>
    public static GraphSettings None { get; } = new(new Dictionary<string, string>(), new Dictionary<string, string>());
}
