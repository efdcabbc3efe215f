using Azure;
using Azure.Identity;
using Azure.Security.KeyVault.Secrets;
using Evidence.Ports;

namespace Evidence.Storage.Secrets;

/// <summary>Secrets in an Azure Key Vault. Names there have no underscores: <c>JIRA_TOKEN</c> is looked up as <c>JIRA-TOKEN</c>.</summary>
internal sealed class KeyVaultSecretSource(SecretClient vault) : ISecretSource
{
    private const int LongestName = 127;

    public async ValueTask<string?> FindAsync(string name, CancellationToken cancellationToken)
    {
        var vaultName = name.Replace('_', '-');
        if (!IsAllowed(vaultName))
        {
            return null;
        }

        try
        {
            return (await vault.GetSecretAsync(vaultName, cancellationToken: cancellationToken).ConfigureAwait(false)).Value.Value;
        }
        catch (RequestFailedException fault) when (fault.Status == 404)
        {
            return null;
        }
        catch (Exception fault) when (fault is RequestFailedException or AuthenticationFailedException)
        {
            throw Refused(vaultName, fault);
        }
    }

    private static bool IsAllowed(string name) => name.Length is > 0 and <= LongestName && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    private EvidenceException Refused(string name, Exception fault) => fault switch
    {
        AuthenticationFailedException => new(
            FaultCode.Unauthorized,
            $"No Azure identity could sign in to read secrets of {vault.VaultUri}; sign in with az login, or give the host a managed identity.",
            fault),
        RequestFailedException { Status: 401 or 403 } => new(
            FaultCode.Unauthorized,
            $"{vault.VaultUri} refused to give the secret '{name}'; grant this identity the role Key Vault Secrets User.",
            fault),
        RequestFailedException { Status: 0 } => new(FaultCode.Unavailable, $"{vault.VaultUri} could not be reached for the secret '{name}'.", fault),
        RequestFailedException refused => new(FaultCode.Unavailable, $"{vault.VaultUri} answered {refused.Status} for the secret '{name}'.", fault),
        _ => new(FaultCode.Unavailable, $"The secret '{name}' could not be read from {vault.VaultUri}.", fault),
    };
}
