using System.Text;
using Azure.Core;
using Evidence.Ports;
using Evidence.Workspaces;

namespace Evidence.Connectors.Http;

/// <summary>
/// Obtains credentials when first needed, keeps them until shortly before they expire, and obtains them again when the source refused them:
/// a token that ran out or a secret that was rotated meanwhile.
/// </summary>
/// <param name="remedy">What a person checks where the credentials are refused.</param>
/// <param name="obtain">Obtains them; null: the source is used without.</param>
/// <param name="time">The time.</param>
internal sealed class SourceAuthentication(string remedy, Func<CancellationToken, ValueTask<Credentials>>? obtain, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan _ahead = TimeSpan.FromMinutes(2);
    private readonly SemaphoreSlim _one = new(1, 1);
    private Credentials? _current;

    /// <summary>What a person checks where the credentials are refused.</summary>
    public string Remedy => remedy;

    /// <summary>The credentials to use now; null: none are used.</summary>
    public async ValueTask<Credentials?> FindAsync(CancellationToken cancellationToken) =>
        obtain is null ? null : IsFresh(_current) ? _current : await RenewAsync(_current, cancellationToken).ConfigureAwait(false);

    /// <summary>Other credentials than those refused; null: there are no others.</summary>
    public async ValueTask<Credentials?> FindOtherAsync(Credentials refused, CancellationToken cancellationToken)
    {
        var renewed = await RenewAsync(refused, cancellationToken).ConfigureAwait(false);
        return string.Equals(renewed.Value, refused.Value, StringComparison.Ordinal) ? null : renewed;
    }

    public void Dispose() => _one.Dispose();

    /// <summary>No credentials.</summary>
    public static SourceAuthentication None(SourceDefinition source, TimeProvider time, string remedy) => new($"{remedy} (source '{source.Id}').", null, time);

    /// <summary>Credentials made of secrets.</summary>
    /// <param name="source">Names the secrets.</param>
    /// <param name="secrets">Gives their values.</param>
    /// <param name="names">What the secrets are for, in the order <paramref name="make"/> takes them.</param>
    /// <param name="make">Makes the header.</param>
    /// <param name="time">The time.</param>
    public static SourceAuthentication FromSecrets(
        SourceDefinition source, ISecretSource secrets, IReadOnlyList<string> names, Func<string[], Credentials> make, TimeProvider time)
    {
        var listed = string.Join(" and ", names.Select(name => source.Secrets.GetValueOrDefault(name, name)));
        return new($"Check that {listed} of source '{source.Id}' holds valid credentials that may read.", Obtain, time);

        async ValueTask<Credentials> Obtain(CancellationToken cancellationToken)
        {
            var values = new string[names.Count];
            for (var i = 0; i < names.Count; i++)
            {
                values[i] = await ReadAsync(source, secrets, names[i], cancellationToken).ConfigureAwait(false);
            }

            return make(values);
        }
    }

    /// <summary><c>Authorization: Bearer</c>.</summary>
    public static Credentials Bearer(string token) => new("Authorization", $"Bearer {token}", [token]);

    /// <summary><c>Authorization: Basic</c> (RFC 7617).</summary>
    public static Credentials Basic(string user, string password)
    {
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));
        return new("Authorization", $"Basic {encoded}", [password, encoded]);
    }

    /// <summary>A header of the system's own, for instance <c>PRIVATE-TOKEN</c>.</summary>
    public static Credentials Header(string name, string token) => new(name, token, [token]);

    /// <summary>A token of Microsoft Entra ID.</summary>
    public static SourceAuthentication FromEntra(TokenCredential credential, string scope, string remedy, TimeProvider time) =>
        new(remedy, cancellationToken => ObtainTokenAsync(credential, scope, remedy, cancellationToken), time);

    /// <summary>The value of a secret.</summary>
    /// <exception cref="SourceFaultException">There is none.</exception>
    public static async ValueTask<string> ReadAsync(SourceDefinition source, ISecretSource secrets, string name, CancellationToken cancellationToken)
    {
        var secret = source.Secrets.GetValueOrDefault(name);
        var value = secret is null ? null : await secrets.FindAsync(secret, cancellationToken).ConfigureAwait(false);
        return !string.IsNullOrWhiteSpace(value)
            ? value.Trim()
            : throw new SourceFaultException(
                SourceFaultKind.Unauthorised,
                $"The secret '{secret ?? name}', which is the {name} of source '{source.Id}', is not set.",
                $"Set the environment variable or vault entry '{secret ?? name}'.",
                endsCollection: true);
    }

    private async ValueTask<Credentials> RenewAsync(Credentials? old, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // Another request may have renewed them while this one waited.
            if (_current is null || ReferenceEquals(_current, old))
            {
                _current = await obtain!(cancellationToken).ConfigureAwait(false);
            }

            return _current;
        }
        finally
        {
            _one.Release();
        }
    }

    private bool IsFresh(Credentials? credentials) =>
        credentials is not null && (credentials.ExpiresOn is not { } expiry || expiry - _ahead > time.GetUtcNow());

    private static async ValueTask<Credentials> ObtainTokenAsync(TokenCredential credential, string scope, string remedy, CancellationToken cancellationToken)
    {
        try
        {
            var token = await credential.GetTokenAsync(new TokenRequestContext([scope]), cancellationToken).ConfigureAwait(false);
            return Bearer(token.Token) with { ExpiresOn = token.ExpiresOn };
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            throw new SourceFaultException(SourceFaultKind.Unauthorised, "Microsoft Entra ID gave no token.", remedy, endsCollection: true, innerException: fault);
        }
    }
}
