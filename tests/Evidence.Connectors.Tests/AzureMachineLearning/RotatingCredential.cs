using Azure.Core;
using Evidence.Testing.Connectors;

namespace Evidence.Connectors.AzureMachineLearning;

/// <summary>An identity whose token is the secret of the day; it remembers what it was asked for.</summary>
internal sealed class RotatingCredential(RotatingSecrets secrets, TimeProvider time) : TokenCredential
{
    public HashSet<string> Scopes { get; } = [];

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        lock (Scopes)
        {
            Scopes.Add(requestContext.Scopes[0]);
        }

        return new AccessToken(secrets.Value, time.GetUtcNow().AddHours(1));
    }

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        ValueTask.FromResult(GetToken(requestContext, cancellationToken));
}
