namespace Evidence.Delivery.Graph;

/// <summary>A folder of a drive.</summary>
/// <param name="DriveId">Id of the drive (document library).</param>
/// <param name="ItemId">Id of the folder in it, or <c>root</c>.</param>
/// <param name="Path">Folders below it that need not be there yet; empty: none.</param>
internal sealed record DriveFolder(string DriveId, string ItemId, string Path = "")
{
    /// <summary>The path of a file below it, as ItemWithPath takes it.</summary>
    public string PathOf(string path) => Path.Length == 0 ? path : $"{Path}/{path}";
}
