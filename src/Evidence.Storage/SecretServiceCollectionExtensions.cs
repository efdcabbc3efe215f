using Azure.Core;
using Azure.Identity;
using Azure.Security.KeyVault.Secrets;
using Evidence.Ports;
using Evidence.Storage.Secrets;
using Microsoft.Extensions.DependencyInjection;

namespace Evidence.Storage;

/// <summary>Chooses where secrets come from.</summary>
public static class SecretServiceCollectionExtensions
{
    /// <summary>
    /// Takes secrets from environment variables (<c>NAME</c>, or the file that <c>NAME_FILE</c> names) and, where a vault is given, then from Azure Key Vault
    /// (<c>NAME</c> with hyphens for underscores).
    /// </summary>
    /// <param name="services">Gets a singleton <see cref="ISecretSource"/>.</param>
    /// <param name="vault">For instance <c>https://contoso.vault.azure.net/</c>; null: the environment alone.</param>
    /// <param name="credential">Who asks the vault; null: the managed identity of the host, or whoever is signed in.</param>
    public static IServiceCollection AddSecretSources(this IServiceCollection services, Uri? vault = null, TokenCredential? credential = null) =>
        services.AddSingleton<ISecretSource>(_ => vault is null
            ? new EnvironmentSecretSource()
            : new ChainedSecretSource([new EnvironmentSecretSource(), new KeyVaultSecretSource(new SecretClient(vault, credential ?? new DefaultAzureCredential()))]));
}
