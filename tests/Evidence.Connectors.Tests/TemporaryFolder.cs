namespace Evidence.Connectors;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string FullPath { get; } = Directory.CreateTempSubdirectory("evidence-test-").FullName;

    public string Write(string path, string text)
    {
        var full = Path.Combine(FullPath, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        File.SetLastWriteTimeUtc(full, new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc));
        return full;
    }

    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}
