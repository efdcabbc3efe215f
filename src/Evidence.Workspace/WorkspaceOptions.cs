namespace Evidence.Workspace;

/// <summary>Where the workspace and the built-in framework data are.</summary>
/// <param name="Root">Folder with evidence.yaml.</param>
/// <param name="FrameworkData">Folder with the framework data that ships with the product; a folder <c>framework-mappings</c> of the workspace is read on top of it.</param>
public sealed record WorkspaceOptions(string Root, string FrameworkData);
