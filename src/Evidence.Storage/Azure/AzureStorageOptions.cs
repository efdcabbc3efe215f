using Azure.Core;
using Azure.Core.Pipeline;

namespace Evidence.Storage.Azure;

/// <summary>Which Azure Storage account keeps the evidence. Exactly one of <see cref="Account"/> and <see cref="ConnectionString"/> is set.</summary>
public sealed record AzureStorageOptions
{
    /// <summary>
    /// Name of the account (<c>contoso</c>), reached at its endpoints in the public cloud, or the URL of its blob endpoint
    /// (<c>https://contoso.blob.core.usgovcloudapi.net</c>), from which the table endpoint follows.
    /// </summary>
    public string? Account { get; init; }

    /// <summary>For the Azurite emulator and development alone; a deployment uses <see cref="Account"/> and an identity.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>
    /// Who asks, where <see cref="Account"/> is set; it needs the roles Storage Blob Data Contributor and Storage Table Data Contributor.
    /// </summary>
    /// <value>Default: null, the managed identity of the host (<c>AZURE_CLIENT_ID</c> names a user-assigned one) or whoever is signed in.</value>
    public TokenCredential? Credential { get; init; }

    /// <summary>
    /// What names begin with: the containers <c>{prefix}-contents</c> (may have an immutability policy) and <c>{prefix}-values</c> (must not), the tables
    /// <c>{prefix}records</c> and <c>{prefix}ledger</c>. They are created where they are missing.
    /// </summary>
    /// <value>3 to 40 lower-case letters and digits, a letter first. Default: <c>evidence</c>.</value>
    public string Prefix { get; init; } = "evidence";

    /// <summary>Folder for contents of more than 1 MB on their way up; needs room for the largest of them.</summary>
    /// <value>Default: null, the system's folder for temporary files.</value>
    public string? SpoolFolder { get; init; }

    /// <summary>How requests travel; for tests that break the way. Null: over HTTP.</summary>
    internal HttpPipelineTransport? Transport { get; init; }
}
