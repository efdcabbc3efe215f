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
}
