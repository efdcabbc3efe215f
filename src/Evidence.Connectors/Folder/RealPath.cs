namespace Evidence.Connectors.Folder;

/// <summary>Follows symbolic links in every part of a path.</summary>
internal static class RealPath
{
    private const int MaxLinks = 40;

    /// <summary>The path without links; null where links go in a circle or nowhere.</summary>
    public static string? Of(string fullPath)
    {
        var links = 0;
        var root = Path.GetPathRoot(fullPath)!;
        var rest = new Stack<string>(Parts(fullPath, root));
        var real = root;
        while (rest.TryPop(out var part))
        {
            if (part == "..")
            {
                real = Path.GetDirectoryName(real) ?? root;
                continue;
            }

            var next = Path.Combine(real, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MaxLinks)
            {
                return null;
            }

            real = Path.IsPathRooted(target) ? Path.GetPathRoot(target)! : real;
            foreach (var step in Parts(target, Path.IsPathRooted(target) ? real : ""))
            {
                rest.Push(step);
            }
        }

        return File.Exists(real) || Directory.Exists(real) ? real : null;
    }

    /// <summary>Whether a path is a folder or lies below it.</summary>
    public static bool IsWithin(string folder, string path)
    {
        var relative = Path.GetRelativePath(folder, path);
        return !Path.IsPathRooted(relative) && relative != ".." && !relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }

    // Last part first, as a stack takes them.
    private static IEnumerable<string> Parts(string path, string root) =>
        path[root.Length..].Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries).Where(part => part != ".").Reverse();
}
