namespace Evidence.Workspaces;

/// <summary>Where evidence is kept.</summary>
/// <param name="Type"><c>embedded</c> (default) or <c>azure</c>.</param>
/// <param name="Path">Folder of the embedded store, relative to the workspace; default <c>.evidence</c>.</param>
/// <param name="Account">Azure Storage account: blob and table endpoints follow from it.</param>
public sealed record StorageSettings(string Type = "embedded", string Path = ".evidence", string? Account = null);
