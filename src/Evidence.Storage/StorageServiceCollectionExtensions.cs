using Azure.Core;
using Azure.Identity;
using Evidence.Ports;
using Evidence.Storage.Azure;
using Evidence.Storage.Embedded;
using Evidence.Storage.Signing;
using Evidence.Storage.Timestamps;
using Evidence.Workspaces;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Evidence.Storage;

/// <summary>Chooses where evidence is kept and how packs are signed.</summary>
public static class StorageServiceCollectionExtensions
{
    /// <summary>
    /// Keeps everything in a folder of this machine: contents as files named by their digest, records and the ledger in SQLite. Nothing is touched before first use.
    /// Several processes may share the folder; it must not be on a network share.
    /// </summary>
    /// <param name="services">Gets a singleton <see cref="IEvidenceStore"/>. A registered <see cref="TimeProvider"/> gives the times of the ledger.</param>
    /// <param name="folder">Created where it is missing.</param>
    public static IServiceCollection AddEmbeddedStorage(this IServiceCollection services, string folder) =>
        services.AddSingleton<IEvidenceStore>(provider => new EmbeddedEvidenceStore(folder, Time(provider), Logger<EmbeddedEvidenceStore>(provider)));

    /// <summary>
    /// Keeps everything in an Azure Storage account: contents as block blobs named by their digest, records and the ledger in tables. Nothing is asked before first use.
    /// </summary>
    /// <param name="services">Gets a singleton <see cref="IEvidenceStore"/>. A registered <see cref="TimeProvider"/> gives the times of the ledger.</param>
    /// <param name="options">Which account, and who asks.</param>
    /// <exception cref="EvidenceException">When the store is resolved: the options are wrong; the message holds everything that is.</exception>
    public static IServiceCollection AddAzureStorage(this IServiceCollection services, AzureStorageOptions options) =>
        services.AddSingleton<IEvidenceStore>(provider => new AzureEvidenceStore(options, Time(provider)));

    /// <summary>Signs with an EC P-256 key in a file. Signatures are deterministic (RFC 6979).</summary>
    /// <param name="services">Gets a singleton <see cref="ISigner"/>.</param>
    /// <param name="pemPath">PKCS#8 PEM file; made on first use, readable by its owner alone (on Windows with the rights of its folder).</param>
    public static IServiceCollection AddLocalSigner(this IServiceCollection services, string pemPath) =>
        services.AddSingleton<ISigner>(provider => new LocalSigner(pemPath, Logger<LocalSigner>(provider)));

    /// <summary>Signs with an EC P-256 key in an Azure Key Vault, which it never leaves.</summary>
    /// <param name="services">Gets a singleton <see cref="ISigner"/>.</param>
    /// <param name="keyUrl">For instance <c>https://contoso.vault.azure.net/keys/evidence</c>, with or without a version after it.</param>
    /// <param name="credential">
    /// Who asks; it needs the role Key Vault Crypto User. Null: the managed identity of the host (<c>AZURE_CLIENT_ID</c> names a user-assigned one) or whoever is signed in.
    /// </param>
    /// <exception cref="EvidenceException">When the signer is resolved: the URL is not one of a key.</exception>
    public static IServiceCollection AddKeyVaultSigner(this IServiceCollection services, Uri keyUrl, TokenCredential? credential = null) =>
        services.AddSingleton<ISigner>(_ => new KeyVaultSigner(keyUrl, credential ?? new DefaultAzureCredential(), new VaultClientOptions()));

    /// <summary>Asks a time-stamping authority (RFC 3161) for the time of signatures.</summary>
    /// <param name="services">Gets a singleton <see cref="ITimestampAuthority"/>. A registered <see cref="ISecretSource"/> gives the secret.</param>
    /// <param name="settings">Where it is, and with which secret it is asked.</param>
    public static IServiceCollection AddTimestampAuthority(this IServiceCollection services, TimestampSettings settings) =>
        services.AddSingleton<ITimestampAuthority>(provider => new HttpTimestampAuthority(settings, provider.GetService<ISecretSource>()));

    private static TimeProvider Time(IServiceProvider provider) => provider.GetService<TimeProvider>() ?? TimeProvider.System;

    private static ILogger<T> Logger<T>(IServiceProvider provider) => provider.GetService<ILogger<T>>() ?? NullLogger<T>.Instance;
}
