namespace Evidence.EndToEnd.Tests;

/// <summary>A copy of the sample workspace in a temporary folder, with an empty store.</summary>
internal sealed class SampleWorkspace : IDisposable
{
    public SampleWorkspace()
    {
        Folder = Directory.CreateTempSubdirectory("evidence-e2e-");
        var samples = Path.Combine(AppContext.BaseDirectory, "samples");
        foreach (var file in Directory.EnumerateFiles(samples, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Root, Path.GetRelativePath(samples, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public string Root => Path.Combine(Folder.FullName, "workspace");

    public string Out => Path.Combine(Folder.FullName, "out");

    private DirectoryInfo Folder { get; }

    public string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    public string OutPath(string name) => Path.Combine(Out, name);

    public SampleWorkspace Replace(string file, string old, string text)
    {
        var path = PathOf(file.Split('/'));
        var before = File.ReadAllText(path);
        Assert.Contains(old, before, StringComparison.Ordinal);
        File.WriteAllText(path, before.Replace(old, text, StringComparison.Ordinal));
        return this;
    }

    public Task<CommandResult> RunAsync(params string[] args) => CommandResult.OfAsync([.. args, "--workspace", Root]);

    public Task<CommandResult> BuildPackAsync(string release) => RunAsync("pack", "build", "--release", release, "--as-of", "2026-11-01", "--as", "requester", "--out", Out);

    public void Dispose() => Folder.Delete(recursive: true);
}
