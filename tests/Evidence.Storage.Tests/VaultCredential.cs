using Azure.Core;
using Azure.Identity;
using Evidence.Testing.Storage;

namespace Evidence.Storage.Tests;

/// <summary>Gives the token of the fake vault and remembers what it was asked for.</summary>
internal sealed class VaultCredential(bool isNobody = false) : TokenCredential
{
    public List<TokenRequestContext> Asked { get; } = [];

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        Asked.Add(requestContext);
        return isNobody
            ? throw new AuthenticationFailedException("nobody is signed in")
            : new AccessToken(FakeKeyVault.Token, DateTimeOffset.UtcNow.AddHours(1));
    }

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        ValueTask.FromResult(GetToken(requestContext, cancellationToken));
}
