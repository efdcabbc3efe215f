namespace Evidence.Workspaces;

/// <summary>Which time-stamping authority (RFC 3161) vouches for the time of a pack's signatures.</summary>
/// <param name="Url">Where it takes requests: https or, as most public ones are, http; the token is signed.</param>
/// <param name="Secret">
/// Name of the secret it is asked with: <c>user:password</c> is sent as Basic, anything else as Bearer, over https or loopback alone. Null: it asks for none.
/// </param>
public sealed record TimestampSettings(Uri Url, string? Secret = null);
