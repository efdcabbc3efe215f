using Microsoft.Graph.Models;

namespace Evidence.Delivery.Graph;

/// <summary>Finds the folder a delivery or a link names.</summary>
internal sealed class DriveFolders(GraphConnection graph)
{
    private readonly GraphCall _call = new(graph.Options.Use, "find the folder", "Sites.Selected with the role write on the site, or Files.ReadWrite delegated");

    /// <summary>The folder of the options <c>url</c>, or <c>site</c>, <c>drive</c>, <c>user</c> and <c>folder</c>.</summary>
    public async Task<DriveFolder> FindAsync(IReadOnlyDictionary<string, string> options, CancellationToken cancellationToken)
    {
        var below = string.Join('/', options.GetValueOrDefault("folder", "").Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(DriveNames.Safe));
        if (options.TryGetValue("url", out var url))
        {
            return await OfLinkAsync(LinkOf(url), cancellationToken).ConfigureAwait(false) with { Path = below };
        }

        return new DriveFolder(await DriveAsync(options, cancellationToken).ConfigureAwait(false), "root", below);
    }

    /// <summary>The folder a link leads to.</summary>
    public async Task<DriveFolder> OfLinkAsync(Uri link, CancellationToken cancellationToken)
    {
        var item = await ItemOfAsync(link, cancellationToken).ConfigureAwait(false);
        return item is { Folder: not null, Id: { } id, ParentReference.DriveId: { } drive }
            ? new DriveFolder(drive, id)
            : throw new EvidenceException(FaultCode.Usage, $"The link of {graph.Options.Use} leads to a file; a link to a folder is expected.");
    }

    /// <summary>What a link leads to.</summary>
    public async Task<DriveItem> ItemOfAsync(Uri link, CancellationToken cancellationToken)
    {
        if (!SharingLink.IsOne(link))
        {
            throw new EvidenceException(FaultCode.Usage, $"The link of {graph.Options.Use} is not an https link to SharePoint or OneDrive.");
        }

        var call = _call with { What = "open the link", Permission = "Sites.Selected with a role on the site, or Files.Read.All" };
        return (await call.RunAsync(() => graph.Client.Shares[SharingLink.IdOf(link)].DriveItem.GetAsync(
            request => request.QueryParameters.Select = ["id", "name", "size", "eTag", "cTag", "file", "folder", "parentReference", "webUrl", "lastModifiedDateTime"],
            cancellationToken)).ConfigureAwait(false))!;
    }

    private async Task<string> DriveAsync(IReadOnlyDictionary<string, string> options, CancellationToken cancellationToken)
    {
        var name = options.GetValueOrDefault("drive");
        if (options.TryGetValue("site", out var site))
        {
            return await SiteDriveAsync(site, name, cancellationToken).ConfigureAwait(false);
        }

        if (name is not null)
        {
            return name;
        }

        var drive = await _call.RunAsync(() => graph.Client.Users[options["user"]].Drive.GetAsync(request => request.QueryParameters.Select = ["id"], cancellationToken)).ConfigureAwait(false);
        return drive!.Id!;
    }

    private async Task<string> SiteDriveAsync(string site, string? name, CancellationToken cancellationToken)
    {
        var call = _call with { What = $"find the site '{site}'" };
        var found = await call.RunAsync(() => graph.Client.Sites["-"].WithUrl(SiteAddress(site)).GetAsync(cancellationToken: cancellationToken)).ConfigureAwait(false);
        var drives = await call.RunAsync(() => graph.Client.Sites[found!.Id!].Drives.GetAsync(request => request.QueryParameters.Select = ["id", "name"], cancellationToken)).ConfigureAwait(false);
        var all = drives?.Value ?? [];
        var drive = name is null ? all.FirstOrDefault() : all.FirstOrDefault(drive => drive.Id == name || string.Equals(drive.Name, name, StringComparison.OrdinalIgnoreCase));
        return drive?.Id ?? throw new EvidenceException(
            FaultCode.NotFound,
            $"The site '{site}' of {graph.Options.Use} has no library '{name ?? "Documents"}'; {(all.Count == 0 ? "it has none the app may see" : $"it has {string.Join(", ", all.Select(known => known.Name))}")}.");
    }

    // Graph names a site by host and path: contoso.sharepoint.com:/sites/Launch. An address of it does as well, and so does its id.
    private string SiteAddress(string site)
    {
        var key = Uri.TryCreate(site, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps
            ? url.AbsolutePath.Trim('/') is { Length: > 0 } path ? $"{url.Host}:/{path}" : url.Host
            : string.Join('/', site.Split('/').Select(Uri.EscapeDataString)).Replace("%3A", ":", StringComparison.Ordinal).Replace("%2C", ",", StringComparison.Ordinal);
        return $"{graph.Options.BaseUrl.AbsoluteUri.TrimEnd('/')}/sites/{key}?$select=id";
    }

    private Uri LinkOf(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var link)
            ? link
            : throw new EvidenceException(FaultCode.Configuration, $"'{text}' of {graph.Options.Use} is not a link; an https link to a folder is expected.");
}
