using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Evidence.Connectors.Http;
using Evidence.Connectors.Settings;
using Evidence.Ports;
using Evidence.Workspaces;
using Microsoft.Extensions.Logging;

namespace Evidence.Connectors.GitHubActions;

/// <summary>
/// Signs in as an installation of a GitHub App: a token signed with the app's private key buys one of the installation, which lives an hour
/// (https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app).
/// </summary>
internal sealed class GitHubApp(SourceDefinition source, GitHubOptions options, SourceClientSettings settings, ISecretSource secrets, TimeProvider time, ILogger logger)
{
    private const string Remedy = "Check app-id, installation-id and the secret 'private-key', and that the app is still installed.";

    public SourceAuthentication Authenticate() => new($"{Remedy} (source '{source.Id}').", ObtainAsync, time);

    private async ValueTask<Credentials> ObtainAsync(CancellationToken cancellationToken)
    {
        var signed = new SourceAuthentication(Remedy, SignInAsync, time);
        using var client = new SourceClient(settings, signed, time, logger);
        var request = SourceRequest.Post($"app/installations/{options.InstallationId}/access_tokens", new JsonObject()).WithHeader("Accept", GitHubRequests.Json);
        using var reply = await client.ReadJsonAsync(request, cancellationToken).ConfigureAwait(false);
        var token = reply.Root.Text("token")
            ?? throw new SourceFaultException(SourceFaultKind.Malformed, "GitHub gave the app no token.", Remedy, endsCollection: true);
        return SourceAuthentication.Bearer(token) with { ExpiresOn = reply.Root.Text("expires_at") is { } text ? Amounts.ReadTime(text) : null };
    }

    private async ValueTask<Credentials> SignInAsync(CancellationToken cancellationToken)
    {
        var key = await SourceAuthentication.ReadAsync(source, secrets, "private-key", cancellationToken).ConfigureAwait(false);
        return SourceAuthentication.Bearer(Sign(key)) with { ExpiresOn = time.GetUtcNow().AddMinutes(9) };
    }

    // A minute back allows for clocks that differ; ten minutes is the most GitHub takes.
    private string Sign(string key)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var claims = new JsonObject { ["iat"] = now - 60, ["exp"] = now + 540, ["iss"] = options.AppId };
        var text = $"{Encode("{\"alg\":\"RS256\",\"typ\":\"JWT\"}")}.{Encode(claims.ToJsonString())}";
        using var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(key.Replace("\\n", "\n", StringComparison.Ordinal));
            return $"{text}.{Base64Url.EncodeToString(rsa.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
        }
        catch (Exception fault) when (fault is ArgumentException or CryptographicException)
        {
            throw new SourceFaultException(
                SourceFaultKind.Unauthorised, $"The private key of source '{source.Id}' is no RSA key in PEM.", "Download the key again from the app's settings and store it whole.", endsCollection: true);
        }
    }

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
