using Evidence.Answers;
using Evidence.Ports;
using Evidence.Workspaces;
using Microsoft.Graph.Drives.Item.Items.Item.CreateLink;
using Microsoft.Graph.Models;

namespace Evidence.Delivery.Graph;

/// <summary>
/// Puts files into a SharePoint or OneDrive folder and gives links to them. Idempotent without remembering anything: the same delivery writes the same paths, and a file that is
/// there with the same bytes is left alone. A message without files leaves nothing.
/// </summary>
internal sealed class SharePointDelivery(DeliverySettings settings, GraphConnection graph) : IDelivery
{
    private readonly DriveFolders _folders = new(graph);
    private readonly DriveUpload _upload = new(graph, SliceOf(settings));
    private readonly SharePointRules _rules = SharePointRules.Of(settings);
    private readonly GraphCall _call = new(graph.Options.Use, "use the folder", "Sites.Selected with the role write on the site, or Files.ReadWrite delegated");

    public string Id => settings.Id;

    public DisclosureLevel Audience => settings.Audience;

    public async Task<DeliveryReceipt> DeliverAsync(DeliveryRequest request, CancellationToken cancellationToken)
    {
        if (request.Disclosure > Audience)
        {
            throw new EvidenceException(FaultCode.Forbidden, $"'{request.Title}' is above what delivery '{Id}' may show; nothing was delivered.");
        }

        var links = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (request.Files.Count == 0)
        {
            return new DeliveryReceipt(links, WasDelivered: false);
        }

        var folder = await _folders.FindAsync(settings.Options, cancellationToken).ConfigureAwait(false);
        var wasThere = true;
        foreach (var file in request.Files)
        {
            var (item, found) = await PlaceAsync(folder, request.Id, file, cancellationToken).ConfigureAwait(false);
            links[file.Name] = await LinkAsync(folder.DriveId, item, cancellationToken).ConfigureAwait(false);
            wasThere &= found;
        }

        return new DeliveryReceipt(links, wasThere);
    }

    private async Task<(DriveItem Item, bool WasThere)> PlaceAsync(DriveFolder folder, string deliveryId, DeliveryFile file, CancellationToken cancellationToken)
    {
        await using var staged = await StagedFile.CopyAsync(file, cancellationToken).ConfigureAwait(false);
        var path = _rules.PathOf(deliveryId, file.Name);
        var there = await FindAsync(folder, path, cancellationToken).ConfigureAwait(false);
        if (there is not null && IsSame(there, staged))
        {
            return (there, true);
        }

        if (there is null || _rules.Conflict == ConflictRule.Replace)
        {
            return await PutAsync(folder, path, staged, replaces: there is not null, cancellationToken).ConfigureAwait(false);
        }

        return _rules.Conflict == ConflictRule.Rename
            ? await PlaceBesideAsync(folder, SharePointRules.BesideOf(path, deliveryId), staged, cancellationToken).ConfigureAwait(false)
            : throw Taken(path);
    }

    private async Task<(DriveItem Item, bool WasThere)> PlaceBesideAsync(DriveFolder folder, string path, StagedFile staged, CancellationToken cancellationToken)
    {
        var there = await FindAsync(folder, path, cancellationToken).ConfigureAwait(false);
        return there is not null && IsSame(there, staged)
            ? (there, true)
            : await PutAsync(folder, path, staged, replaces: there is not null, cancellationToken).ConfigureAwait(false);
    }

    // Somebody may write between looking and writing: the same delivery at the same time leaves the same bytes, which is no conflict.
    private async Task<(DriveItem Item, bool WasThere)> PutAsync(DriveFolder folder, string path, StagedFile staged, bool replaces, CancellationToken cancellationToken)
    {
        try
        {
            return (await _upload.PutAsync(folder, path, staged, replaces, cancellationToken).ConfigureAwait(false), false);
        }
        catch (EvidenceException fault) when (!replaces && fault.InnerException is Microsoft.Kiota.Abstractions.ApiException { ResponseStatusCode: 409 })
        {
            var there = await FindAsync(folder, path, cancellationToken).ConfigureAwait(false);
            return there is not null && IsSame(there, staged) ? (there, true) : throw Taken(path);
        }
    }

    private Task<DriveItem?> FindAsync(DriveFolder folder, string path, CancellationToken cancellationToken) =>
        (_call with { What = $"look for '{path}'" }).FindAsync(() => graph.Client.Drives[folder.DriveId].Items[folder.ItemId].WithUrl($"{folder.AddressOf(graph.Options, path)}?$select=id,name,size,eTag,file,folder,webUrl").GetAsync(
            cancellationToken: cancellationToken));

    private static bool IsSame(DriveItem item, StagedFile staged) => item.Size == staged.Size && item.File?.Hashes switch
    {
        { Sha256Hash: { Length: > 0 } hash } => string.Equals(hash, staged.Sha256, StringComparison.OrdinalIgnoreCase),
        { QuickXorHash: { Length: > 0 } hash } => hash == staged.QuickXor,
        _ => false,
    };

    // Where the organisation forbids sharing links, those who may open the library open the file by its address.
    private async Task<string> LinkAsync(string driveId, DriveItem item, CancellationToken cancellationToken)
    {
        if (_rules.LinkScope is not { } scope)
        {
            return item.WebUrl ?? "";
        }

        var body = new CreateLinkPostRequestBody { Type = "view", Scope = scope };
        try
        {
            var call = _call with { What = $"share '{item.Name}'" };
            var permission = await call.RunAsync(() => graph.Client.Drives[driveId].Items[item.Id].CreateLink.PostAsync(body, cancellationToken: cancellationToken)).ConfigureAwait(false);
            return permission?.Link?.WebUrl ?? item.WebUrl ?? "";
        }
        catch (EvidenceException fault) when (fault.Code is FaultCode.Unauthorized or FaultCode.Unsupported && item.WebUrl is not null)
        {
            return item.WebUrl;
        }
    }

    private EvidenceException Taken(string path) => new(
        FaultCode.Conflict,
        $"'{path}' is there with other content, and delivery '{Id}' does not write over what it did not deliver; remove it, or set conflict: replace or rename.");

    private static int SliceOf(DeliverySettings settings) =>
        int.TryParse(settings.Options.GetValueOrDefault("slice-kib"), out var kib) && kib > 0
            ? Math.Max(1, kib * 1024 / DriveUpload.SliceUnit) * DriveUpload.SliceUnit
            : DriveUpload.DefaultSlice;
}
