using Evidence.Connectors.Collecting;
using Evidence.Connectors.Http;
using Evidence.Packs;

namespace Evidence.Connectors.MLflow;

/// <summary>Collects the files of runs and of logged models.</summary>
internal sealed class RunFiles(MLflowCollection collection)
{
    private const int MaxDepth = 50;
    private readonly FileRoutes _routes = new();

    /// <summary>Files a request of the server gives.</summary>
    public IFileSource Served(Func<string, SourceRequest> direct) => new ServedFiles(collection.Server.Client, direct, _routes);

    /// <summary>Collects the files of a run.</summary>
    public Task CollectAsync(MLflowRun run, CancellationToken cancellationToken)
    {
        var isLasting = run.IsOver;
        return CollectAsync(new FileOwner(
            $"run {run.Id}",
            path => MLflowRequests.Artifacts(run.Id, path),
            (path, size, locator) => collection.DraftOf(run, $"artifacts/{path}", MediaTypes.Of(path), locator) with
            {
                // The listing gives no more than the size; a run that is over is not written to any more.
                Revision = isLasting && size is not null ? $"size={size};run={run.Status};ended={run.EndedAt:O}" : null,
            },
            collection.Server.Dialect.FindFiles?.Invoke(collection.Server.Client, run.Id) ?? Served(path => MLflowRequests.RunArtifact(run.Id, path)),
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
        var draft = owner.Draft(path, size, owner.Source.Locate(path, root));
        await collection.Run.KeepAsync(draft, token => owner.Source.OpenAsync(path, root, size, token), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>True where a path stays below where it starts.</summary>
    public static bool IsSafe(string path) => path.Length > 0 && path.Split('/').All(part => part is not ("" or "." or ".."));
}
