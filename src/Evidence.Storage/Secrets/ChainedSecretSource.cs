using Evidence.Ports;

namespace Evidence.Storage.Secrets;

/// <summary>Asks several sources in order; the first that has the secret gives it.</summary>
internal sealed class ChainedSecretSource(IReadOnlyList<ISecretSource> sources) : ISecretSource
{
    public async ValueTask<string?> FindAsync(string name, CancellationToken cancellationToken)
    {
        foreach (var source in sources)
        {
            if (await source.FindAsync(name, cancellationToken).ConfigureAwait(false) is { } secret)
            {
                return secret;
            }
        }

        return null;
    }
}
