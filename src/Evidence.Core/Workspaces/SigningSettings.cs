namespace Evidence.Workspaces;

/// <summary>How packs are signed.</summary>
/// <param name="Type"><c>local</c> (default: an EC P-256 key made on first use) or <c>key-vault</c>.</param>
/// <param name="KeyFile">PEM file of the local key, relative to the store's folder.</param>
/// <param name="KeyId">URL of the Key Vault key.</param>
public sealed record SigningSettings(string Type = "local", string KeyFile = "signing-key.pem", string? KeyId = null)
{
    /// <summary>Who vouches for the time of the signatures; null: nobody.</summary>
    public TimestampSettings? Timestamp { get; init; }
}
