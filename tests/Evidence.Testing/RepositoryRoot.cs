namespace Evidence.Testing;

/// <summary>Finds files of the repository from a test, wherever its output folder is.</summary>
public static class RepositoryRoot
{
    private static readonly Lazy<string> _folder = new(Find);

    /// <summary>The full path of a file or folder of the repository.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([_folder.Value, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Evidence.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("Evidence.sln was not found above " + AppContext.BaseDirectory);
    }
}
