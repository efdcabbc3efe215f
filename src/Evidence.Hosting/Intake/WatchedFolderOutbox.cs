using Evidence.Ports;
using Evidence.Workspaces;

namespace Evidence.Hosting.Intake;

/// <summary>Lays down what came out of a watched folder in that folder's outbox, everything else where it went before.</summary>
internal sealed class WatchedFolderOutbox(IOutbox inner, IWorkspaceSource workspace, IRemoteFiles files) : IOutbox
{
    private const char Mark = '@';

    /// <summary>The path that leads to a folder's outbox.</summary>
    public static string PathOf(WatchedFolder folder, string name) => $"{Mark}{folder.Id}/{name}";

    public async Task PutAsync(string path, string mediaType, Stream content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (FolderOf(path) is { } folder)
        {
            await files.PutAsync(folder.Link, $"{folder.Outbox}/{path[(path.IndexOf('/') + 1)..]}", mediaType, content, cancellationToken);
        }
        else
        {
            await inner.PutAsync(path, mediaType, content, cancellationToken);
        }
    }

    private WatchedFolder? FolderOf(string path) =>
        path.StartsWith(Mark) && path.IndexOf('/') is var end and > 0 ? workspace.Load().WatchedFolders.FirstOrDefault(folder => folder.Id == path[1..end]) : null;
}
