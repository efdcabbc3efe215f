using Evidence.Storage.Azure;

namespace Evidence.Hosting;

/// <summary>What a host must say to compose the product.</summary>
public sealed record EvidenceOptions
{
    /// <summary>Folder with evidence.yaml.</summary>
    /// <value>Required.</value>
    public required string Workspace { get; init; }

    /// <summary>Folder with the framework data that ships with the product.</summary>
    /// <value>Default: <c>framework-mappings</c> beside the program.</value>
    public string FrameworkData { get; init; } = Path.Combine(AppContext.BaseDirectory, "framework-mappings");

    /// <summary>Key vault secrets come from, after the environment; null: the environment alone.</summary>
    public Uri? Vault { get; init; }

    /// <summary>Azure Storage account evidence is kept in, whatever evidence.yaml says; null: as evidence.yaml says.</summary>
    public AzureStorageOptions? Storage { get; init; }

    /// <summary>Key Vault key packs are signed with, whatever evidence.yaml says; null: as evidence.yaml says.</summary>
    public Uri? SigningKey { get; init; }

    /// <summary>Folder for what belongs to this machine alone: the search index, and the signing key where it is a local one.</summary>
    /// <value>Default: null, the folder of the embedded store.</value>
    public string? LocalFolder { get; init; }
}
