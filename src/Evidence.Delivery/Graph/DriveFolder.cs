namespace Evidence.Delivery.Graph;

/// <summary>A folder of a drive.</summary>
/// <param name="DriveId">Id of the drive (document library).</param>
/// <param name="ItemId">Id of the folder in it, or <c>root</c>.</param>
/// <param name="Path">Folders below it that need not be there yet; empty: none.</param>
internal sealed record DriveFolder(string DriveId, string ItemId, string Path = "")
{
    /// <summary>Graph's address of what is at a path below it (https://learn.microsoft.com/graph/onedrive-addressing-driveitems); goes on with <c>/content</c> and the like.</summary>
    /// <param name="graph">How Graph is called.</param>
    /// <param name="path">Names joined by <c>/</c>.</param>
    public string AddressOf(GraphOptions graph, string path)
    {
        var names = (Path.Length == 0 ? path : $"{Path}/{path}").Split('/').Select(Uri.EscapeDataString);
        return $"{graph.BaseUrl.AbsoluteUri.TrimEnd('/')}/drives/{Uri.EscapeDataString(DriveId)}/items/{Uri.EscapeDataString(ItemId)}:/{string.Join('/', names)}:";
    }
}
