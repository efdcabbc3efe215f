using Evidence.Connectors.Collecting;
using Evidence.Connectors.Http;

namespace Evidence.Connectors.MLflow;

/// <summary>
/// Files as an MLflow server gives them: through its artifact proxy where it keeps them itself, else through the address its pages use. A server may have one of the
/// two switched off; which one works is remembered for all files of a collection.
/// </summary>
/// <param name="client">Asks.</param>
/// <param name="direct">The address the server's pages use.</param>
/// <param name="routes">Which of the two works.</param>
internal sealed class ServedFiles(SourceClient client, Func<string, SourceRequest> direct, FileRoutes routes) : IFileSource
{
    private const string ProxyScheme = "mlflow-artifacts:";

    public string Locate(string path, string? root) => client.LocatorOf(Proxied(path, root) ?? direct(path));

    public async Task<ArtifactContent> OpenAsync(string path, string? root, long? size, CancellationToken cancellationToken)
    {
        var proxied = Proxied(path, root);
        var (first, second) = proxied is null ? (direct(path), null) : routes.PrefersProxy ? (proxied, direct(path)) : (direct(path), proxied);
        try
        {
            return ArtifactContent.Of(await client.OpenAsync(first, size, cancellationToken).ConfigureAwait(false));
        }
        catch (SourceFaultException fault) when (second is not null && !fault.EndsCollection
            && fault.Kind is SourceFaultKind.NotFound or SourceFaultKind.Refused or SourceFaultKind.ServerError or SourceFaultKind.Forbidden)
        {
            var stream = await OpenOtherAsync(second, size, fault, cancellationToken).ConfigureAwait(false);
            routes.PrefersProxy = second == proxied;
            return ArtifactContent.Of(stream);
        }
    }

    private async Task<SourceStream> OpenOtherAsync(SourceRequest other, long? size, SourceFaultException first, CancellationToken cancellationToken)
    {
        try
        {
            return await client.OpenAsync(other, size, cancellationToken).ConfigureAwait(false);
        }
        catch (SourceFaultException fault) when (!fault.EndsCollection)
        {
            throw first;
        }
    }

    // mlflow-artifacts:/1/abc/artifacts and mlflow-artifacts://host/1/abc/artifacts both mean 1/abc/artifacts of the server's own store.
    private static SourceRequest? Proxied(string path, string? root)
    {
        if (root?.StartsWith(ProxyScheme, StringComparison.Ordinal) != true)
        {
            return null;
        }

        var rest = root[ProxyScheme.Length..];
        if (rest.StartsWith("//", StringComparison.Ordinal))
        {
            var slash = rest.IndexOf('/', 2);
            rest = slash < 0 ? "" : rest[slash..];
        }

        var folder = rest.Trim('/');
        return folder.Length == 0 ? MLflowRequests.ProxiedArtifact(path) : RunFiles.IsSafe(folder) ? MLflowRequests.ProxiedArtifact($"{folder}/{path}") : null;
    }
}
