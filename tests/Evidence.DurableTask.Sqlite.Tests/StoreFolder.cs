namespace Evidence.DurableTask.Sqlite.Tests;

/// <summary>A folder for the store of one test, gone afterwards.</summary>
internal sealed class StoreFolder : IDisposable
{
    private readonly DirectoryInfo _folder;

    private StoreFolder(DirectoryInfo folder) => _folder = folder;

    public string FilePath => PathOf("store.db");

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public static StoreFolder Create() => new(Directory.CreateTempSubdirectory("orchestrations-"));

    public SqliteOrchestrationServiceOptions Options() => new() { FilePath = FilePath };

    public void Dispose() => _folder.Delete(recursive: true);
}
