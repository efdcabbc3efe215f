namespace Evidence.Connectors.Folder;

/// <summary>A file of a tree.</summary>
/// <param name="Path">Relative to the tree, with <c>/</c>.</param>
/// <param name="Size">Its size.</param>
/// <param name="Revision">Changes when its bytes change.</param>
/// <param name="Open">Opens it.</param>
internal sealed record TreeFile(string Path, long Size, string Revision, Func<Stream> Open)
{
    /// <summary>The folder it is in; empty: the top.</summary>
    public string Folder => Path.Contains('/', StringComparison.Ordinal) ? Path[..Path.LastIndexOf('/')] : "";

    /// <summary>Its name without folders.</summary>
    public string FileName => Path[(Path.LastIndexOf('/') + 1)..];
}
