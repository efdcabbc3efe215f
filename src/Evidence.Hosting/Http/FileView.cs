using Evidence.Workflows;

namespace Evidence.Hosting.Http;

/// <summary>A file that can be downloaded.</summary>
/// <param name="Name">Its name.</param>
/// <param name="MediaType">What it is.</param>
/// <param name="Size">Number of bytes.</param>
/// <param name="Sha256">SHA-256 of it.</param>
/// <param name="Href">Where it is.</param>
public sealed record FileView(string Name, string MediaType, long Size, string Sha256, string Href)
{
    internal static FileView Of(PackFile file, string href) => new(file.Name, file.MediaType, file.Size, file.Digest.Hex, href);
}
