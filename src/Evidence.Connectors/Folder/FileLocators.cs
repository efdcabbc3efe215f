namespace Evidence.Connectors.Folder;

/// <summary>Writes paths as locators, relative to the workspace where that can be, so that two copies of a workspace give the same.</summary>
internal static class FileLocators
{
    public static string Of(string workspace, string fullPath)
    {
        var root = Path.GetFullPath(workspace.Length == 0 ? "." : workspace);
        var relative = Path.GetRelativePath(root, fullPath);
        return Path.IsPathRooted(relative) ? new Uri(fullPath).AbsoluteUri : $"file:{Escape(relative.Replace(Path.DirectorySeparatorChar, '/'))}";
    }

    public static string Escape(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
