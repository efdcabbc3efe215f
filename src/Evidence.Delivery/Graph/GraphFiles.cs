using Evidence.Ports;
using Microsoft.Graph.Models;
using Microsoft.Kiota.Abstractions;

namespace Evidence.Delivery.Graph;

/// <summary>Files of SharePoint and OneDrive by the links people share.</summary>
internal sealed class GraphFiles(GraphConnection graph) : IRemoteFiles
{
    private readonly DriveFolders _folders = new(graph);
    private readonly DriveUpload _upload = new(graph);
    private readonly GraphCall _call = new(graph.Options.Use, "read the file", "Sites.Selected with the role read on the site, or Files.Read.All");

    public async Task<RemoteFile> FindAsync(Uri link, CancellationToken cancellationToken)
    {
        var item = await _folders.ItemOfAsync(link, cancellationToken).ConfigureAwait(false);
        return item is { File: not null, ParentReference.DriveId: { } drive }
            ? FileOf(item, drive, item.Name!)
            : throw new EvidenceException(FaultCode.Usage, "The link leads to a folder; a link to one file is expected.");
    }

    public async Task<RemoteChanges> ListChangesAsync(Uri folder, string? cursor, CancellationToken cancellationToken)
    {
        var place = await _folders.OfLinkAsync(folder, cancellationToken).ConfigureAwait(false);
        try
        {
            return await ReadAsync(place, cursor, wasReset: false, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException fault) when (cursor is not null && fault.ResponseStatusCode == 410)
        {
            // The cursor is too old: everything there is is listed once more.
            return await _call.RunAsync(() => ReadAsync(place, null, wasReset: true, cancellationToken)).ConfigureAwait(false);
        }
        catch (Exception fault) when (_call.Translate(fault) is { } told)
        {
            throw told;
        }
    }

    public async Task<string> PutAsync(Uri folder, string path, string mediaType, Stream content, CancellationToken cancellationToken)
    {
        var place = await _folders.OfLinkAsync(folder, cancellationToken).ConfigureAwait(false);
        await using var staged = await StagedFile.CopyAsync(content, cancellationToken).ConfigureAwait(false);
        var safe = string.Join('/', path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(DriveNames.Safe));
        var item = await _upload.PutAsync(place, safe, staged, replaces: true, cancellationToken).ConfigureAwait(false);
        return item.WebUrl ?? "";
    }

    private async Task<RemoteChanges> ReadAsync(DriveFolder place, string? cursor, bool wasReset, CancellationToken cancellationToken)
    {
        var delta = graph.Client.Drives[place.DriveId].Items[place.ItemId].Delta;
        var items = new Dictionary<string, DriveItem>(StringComparer.Ordinal);
        var page = await (cursor is null ? delta : delta.WithUrl(graph.Own(cursor))).GetAsDeltaGetResponseAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        while (true)
        {
            foreach (var item in page?.Value ?? [])
            {
                items[item.Id!] = item;
            }

            if (page?.OdataNextLink is not { } next)
            {
                break;
            }

            page = await delta.WithUrl(graph.Own(next)).GetAsDeltaGetResponseAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        }

        var end = page?.OdataDeltaLink ?? throw new EvidenceException(FaultCode.Unavailable, $"Microsoft Graph did not say where the changes of {graph.Options.Use} end; try again.");
        return new RemoteChanges([.. FilesOf(items, place)], end, wasReset);
    }

    private IEnumerable<RemoteFile> FilesOf(Dictionary<string, DriveItem> items, DriveFolder place) => items.Values
        .Where(item => item is { File: not null, Deleted: null, Name: not null })
        .Select(item => FileOf(item, place.DriveId, PathOf(item, items, place.ItemId)))
        .OrderBy(file => file.Path, StringComparer.Ordinal);

    // Names of the folders between the watched one and the file, as far as this answer tells them.
    private static string PathOf(DriveItem item, Dictionary<string, DriveItem> items, string root)
    {
        var path = item.Name!;
        var parent = item.ParentReference?.Id;
        for (var depth = 0; depth < 50 && parent is not null && parent != root && items.TryGetValue(parent, out var folder) && folder.Root is null; depth++)
        {
            path = $"{folder.Name}/{path}";
            parent = folder.ParentReference?.Id;
        }

        return path;
    }

    private RemoteFile FileOf(DriveItem item, string driveId, string path) => new(
        item.Id!,
        item.CTag ?? item.ETag ?? item.LastModifiedDateTime?.UtcDateTime.ToString("O") ?? "",
        item.Name!,
        item.Size ?? 0,
        item.LastModifiedDateTime ?? DateTimeOffset.UnixEpoch,
        path,
        token => OpenAsync(driveId, item, token));

    // Graph answers with a redirect to an address that carries its own permission; the token does not go there.
    private Task<Stream> OpenAsync(string driveId, DriveItem item, CancellationToken cancellationToken) =>
        (_call with { What = $"read '{item.Name}'" }).RunAsync(async () =>
        {
            var found = await graph.Client.Drives[driveId].Items[item.Id].GetAsync(
                request => request.QueryParameters.Select = ["id", "size", "content.downloadUrl"], cancellationToken).ConfigureAwait(false);
            var address = found?.AdditionalData.TryGetValue("@microsoft.graph.downloadUrl", out var url) == true ? url as string : null;
            var response = await graph.Bare.GetAsync(graph.Trusted(address, "a download"), HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if (response.IsSuccessStatusCode)
            {
                return await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            }

            response.Dispose();
            throw new EvidenceException(FaultCode.Unavailable, $"'{item.Name}' could not be read ({(int)response.StatusCode}); try again.");
        });
}
