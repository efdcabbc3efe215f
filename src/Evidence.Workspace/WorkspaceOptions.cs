namespace Evidence.Workspace;

/// <summary>Where the workspace and the built-in framework data are.</summary>
/// <param name="Root">Folder with evidence.yaml.</param>
/// <param name="FrameworkData">Folder with the framework data that ships with the product; a folder <c>framework-mappings</c> of the workspace is read on top of it.</param>
public sealed record WorkspaceOptions(string Root, string FrameworkData)
{
    /// <summary>
    /// Folder in which what was read from large files is kept between runs, by the digest of each file; it may be deleted at any time. Null: nothing is kept.
    /// Default: <c>.evidence/parsed</c> of the workspace.
    /// </summary>
    public string? ParsedFolder { get; init; } = Path.Combine(Root, ".evidence", "parsed");
}
