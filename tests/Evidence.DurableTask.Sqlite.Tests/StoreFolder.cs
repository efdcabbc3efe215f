namespace Evidence.DurableTask.Sqlite.Tests;

/// <summary>A folder for the store of one test, gone afterwards.</summary>
internal sealed class StoreFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("orchestrations-");

    public string FilePath => PathOf("store.db");

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public SqliteOrchestrationServiceOptions Options() => new() { FilePath = FilePath };

    public void Dispose() => _folder.Delete(recursive: true);
}
