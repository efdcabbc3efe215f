using Evidence.Connectors.Collecting;
using Evidence.Connectors.Http;
using Evidence.Packs;

namespace Evidence.Connectors.MLflow;

/// <summary>Collects the files of runs and of logged models.</summary>
internal sealed class RunFiles(MLflowCollection collection)
{
    private const int MaxDepth = 50;
    private const string ProxyScheme = "mlflow-artifacts:";
    private volatile bool _prefersProxy = true;

    private SourceClient Client => collection.Server.Client;

    /// <summary>Collects the files of a run.</summary>
    public Task CollectAsync(MLflowRun run, CancellationToken cancellationToken)
    {
        var isLasting = run.IsOver;
        return CollectAsync(new FileOwner(
            $"run {run.Id}",
            path => MLflowRequests.Artifacts(run.Id, path),
            path => MLflowRequests.RunArtifact(run.Id, path),
            (path, size, locator) => collection.DraftOf(run, $"artifacts/{path}", MediaTypes.Of(path), locator) with
            {
                // The listing gives no more than the size; a run that is over is not written to any more.
                Revision = isLasting && size is not null ? $"size={size};run={run.Status};ended={run.EndedAt:O}" : null,
            },
            run.ArtifactUri), cancellationToken);
    }

    /// <summary>Collects the files of a run or a logged model.</summary>
    public async Task CollectAsync(FileOwner owner, CancellationToken cancellationToken)
    {
        var folders = new Queue<(string? Path, int Depth)>([(null, 0)]);
        var files = new List<(string Path, long? Size, string? Root)>();
        while (folders.TryDequeue(out var folder))
        {
            await collection.Run.AttemptAsync($"Files of {owner.Name}{(folder.Path is null ? "" : $" in '{folder.Path}'")}", async () =>
            {
                var listing = MLflowServer.Listing(owner.List(folder.Path), "files", file => file.Text("path"), isPosted: false);
                await foreach (var page in collection.Server.ReadAsync(listing, cancellationToken).ConfigureAwait(false))
                {
                    Sort(owner, page, folder, folders, files);
                }
            }).ConfigureAwait(false);
            foreach (var (path, size, root) in files)
            {
                await KeepAsync(owner, path, size, root, cancellationToken).ConfigureAwait(false);
            }

            files.Clear();
        }
    }

    private void Sort(FileOwner owner, SourcePage page, (string? Path, int Depth) folder, Queue<(string? Path, int Depth)> folders, List<(string Path, long? Size, string? Root)> files)
    {
        var root = page.Reply.Root.Text("root_uri") ?? owner.ArtifactUri;
        foreach (var file in page.Items)
        {
            var path = file.Text("path") ?? "";
            if (!IsSafe(path) || folder.Depth >= MaxDepth || path == folder.Path)
            {
                collection.Run.Tally.Note(new CollectionGap($"'{path}' of {owner.Name}", "It is no path below the run's files.", "This is a fault of the server; report it to its operator."));
            }
            else if (file.IsTrue("is_dir"))
            {
                folders.Enqueue((path, folder.Depth + 1));
            }
            else
            {
                files.Add((path, file.Number("file_size"), root));
            }
        }
    }

    private async Task KeepAsync(FileOwner owner, string path, long? size, string? root, CancellationToken cancellationToken)
    {
        var direct = owner.Download(path);
        var proxied = StorePath(root, path) is { } inStore ? MLflowRequests.ProxiedArtifact(inStore) : null;
        var draft = owner.Draft(path, size, Client.LocatorOf(proxied ?? direct));
        await collection.Run.KeepAsync(draft, token => OpenAsync(proxied, direct, size, token), cancellationToken).ConfigureAwait(false);
    }

    // Files come through the artifact proxy where the server keeps them itself, else through the address its pages use. A server may have one of the two switched off.
    private async Task<ArtifactContent> OpenAsync(SourceRequest? proxied, SourceRequest direct, long? size, CancellationToken cancellationToken)
    {
        var (first, second) = proxied is null ? (direct, null) : _prefersProxy ? (proxied, direct) : (direct, proxied);
        try
        {
            return ArtifactContent.Of(await Client.OpenAsync(first, size, cancellationToken).ConfigureAwait(false));
        }
        catch (SourceFaultException fault) when (second is not null && !fault.EndsCollection
            && fault.Kind is SourceFaultKind.NotFound or SourceFaultKind.Refused or SourceFaultKind.ServerError or SourceFaultKind.Forbidden)
        {
            var stream = await OpenOtherAsync(second, size, fault, cancellationToken).ConfigureAwait(false);
            _prefersProxy = second == proxied;
            return ArtifactContent.Of(stream);
        }
    }

    private async Task<SourceStream> OpenOtherAsync(SourceRequest other, long? size, SourceFaultException first, CancellationToken cancellationToken)
    {
        try
        {
            return await Client.OpenAsync(other, size, cancellationToken).ConfigureAwait(false);
        }
        catch (SourceFaultException fault) when (!fault.EndsCollection)
        {
            throw first;
        }
    }

    // mlflow-artifacts:/1/abc/artifacts and mlflow-artifacts://host/1/abc/artifacts both mean 1/abc/artifacts of the server's own store.
    private static string? StorePath(string? root, string path)
    {
        if (root?.StartsWith(ProxyScheme, StringComparison.Ordinal) != true)
        {
            return null;
        }

        var rest = root[ProxyScheme.Length..];
        var inStore = rest.StartsWith("//", StringComparison.Ordinal) ? rest[2..].IndexOf('/', StringComparison.Ordinal) is >= 0 and var slash ? rest[(slash + 2)..] : "" : rest;
        var folder = inStore.Trim('/');
        return !IsSafe(folder) && folder.Length > 0 ? null : folder.Length == 0 ? path : $"{folder}/{path}";
    }

    private static bool IsSafe(string path) => path.Length > 0 && path.Split('/').All(part => part is not ("" or "." or ".."));
}
