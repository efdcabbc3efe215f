namespace Evidence.Hosting.Tests.Contract;

/// <summary>A copy of the sample workspace in a temporary folder, with an empty store.</summary>
internal sealed class SampleFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("evidence-http-");

    public SampleFolder()
    {
        var samples = Testing.RepositoryRoot.Path("samples");
        foreach (var file in Directory.EnumerateFiles(samples, "*", SearchOption.AllDirectories).Where(file => !file.Contains(".evidence", StringComparison.Ordinal)))
        {
            var copy = Path.Combine(Root, Path.GetRelativePath(samples, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public string Root => Path.Combine(_folder.FullName, "workspace");

    public string PathOf(params string[] parts) => Path.Combine([_folder.FullName, .. parts]);

    public void Dispose() => _folder.Delete(recursive: true);
}
