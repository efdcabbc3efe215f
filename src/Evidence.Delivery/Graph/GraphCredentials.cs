using System.Security.Cryptography.X509Certificates;
using Azure.Core;
using Azure.Identity;
using Evidence.Ports;

namespace Evidence.Delivery.Graph;

/// <summary>Chooses how to sign in: a token, a client secret or a certificate that is named; else the identity of the host or of the signed-in developer.</summary>
internal sealed class GraphCredentials(GraphOptions options, ISecretSource secrets) : TokenCredential
{
    private TokenCredential? _chosen;

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Tokens are read asynchronously.");

    // Two first requests at a time may each make one; both sign in the same way, and the later one stays.
    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        _chosen ??= await CreateAsync(cancellationToken).ConfigureAwait(false);
        return await _chosen.GetTokenAsync(requestContext, cancellationToken).ConfigureAwait(false);
    }

    private async Task<TokenCredential> CreateAsync(CancellationToken cancellationToken)
    {
        if (options.Secrets.TryGetValue("token", out var token))
        {
            return new SecretTokenCredential(token, secrets, options.Use);
        }

        if (options.Secrets.TryGetValue("client-secret", out var secret))
        {
            return new ClientSecretCredential(Tenant, Client, await ReadAsync(secret, cancellationToken).ConfigureAwait(false));
        }

        return options.Secrets.TryGetValue("certificate", out var certificate)
            ? new ClientCertificateCredential(Tenant, Client, CertificateOf(certificate, await ReadAsync(certificate, cancellationToken).ConfigureAwait(false)))
            : new DefaultAzureCredential(new DefaultAzureCredentialOptions { TenantId = options.Tenant, ManagedIdentityClientId = options.Client });
    }

    private string Tenant => options.Tenant ?? throw Missing("tenant", "the id or domain of the Microsoft Entra tenant");

    private string Client => options.Client ?? throw Missing("client", "the id of the app registration");

    private async Task<string> ReadAsync(string name, CancellationToken cancellationToken) =>
        await secrets.FindAsync(name, cancellationToken).ConfigureAwait(false)
        ?? throw new EvidenceException(FaultCode.Configuration, $"The secret '{name}' of {options.Use} is not there; set it in the environment or the vault.");

    private X509Certificate2 CertificateOf(string name, string pem)
    {
        try
        {
            return X509Certificate2.CreateFromPem(pem, pem);
        }
        catch (Exception fault) when (fault is System.Security.Cryptography.CryptographicException or ArgumentException)
        {
            throw new EvidenceException(FaultCode.Configuration, $"The secret '{name}' of {options.Use} is no certificate; a certificate and its private key in PEM are expected.");
        }
    }

    private EvidenceException Missing(string name, string what) =>
        new(FaultCode.Configuration, $"Signing in to Microsoft Graph for {options.Use} needs '{name}'; write graph: {{ {name}: ... }} in evidence.yaml: {what}.");
}
