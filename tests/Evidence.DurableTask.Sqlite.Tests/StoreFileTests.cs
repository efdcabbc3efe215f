using Microsoft.Data.Sqlite;

namespace Evidence.DurableTask.Sqlite.Tests;

/// <summary>Files that cannot be used: one line says which, what is wrong and what to do.</summary>
public sealed class StoreFileTests : IDisposable
{
    private readonly StoreFolder _folder = StoreFolder.Create();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Store_InAFolderThatDoesNotExist_IsCreatedWithIt()
    {
        var options = new SqliteOrchestrationServiceOptions { FilePath = _folder.PathOf("deep/er/store.db") };

        await using var service = new SqliteOrchestrationService(options);
        await service.CreateIfNotExistsAsync();

        Assert.True(File.Exists(options.FilePath));
    }

    [Fact]
    public async Task File_ThatIsNoDatabase_IsRefused()
    {
        await File.WriteAllTextAsync(_folder.FilePath, string.Concat(Enumerable.Repeat("these are notes, not a database. ", 100)));

        Assert.Contains("is not a SQLite database", await RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_OfAnotherApplication_IsRefusedAndLeftAlone()
    {
        Execute("CREATE TABLE precious (id INTEGER)");

        Assert.Contains("database of another application", await RefusalAsync(), StringComparison.Ordinal);
        Execute("INSERT INTO precious VALUES (1)");
    }

    [Fact]
    public async Task File_OfANewerVersion_IsRefused()
    {
        await CreateAsync();
        Execute("PRAGMA user_version = 99");

        Assert.Contains("schema 99; this version knows up to 1", await RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_ThatIsCutShort_IsRefused()
    {
        await CreateAsync();
        Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        await using (var file = File.Open(_folder.FilePath, FileMode.Open))
        {
            file.SetLength(6000);
        }

        Assert.Contains("is damaged", await RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_HeldByAnotherProgram_IsRefusedAfterTheBusyTimeout()
    {
        await CreateAsync();
        using var holder = Open();
        using var hold = holder.CreateCommand();
        hold.CommandText = "BEGIN EXCLUSIVE";
        hold.ExecuteNonQuery();

        Assert.Contains("is held by another program", await RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Path_ThatIsAFolder_IsRefused()
    {
        Directory.CreateDirectory(_folder.FilePath);

        Assert.Contains("cannot be opened", await RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public void Options_WithSeveralErrors_NameAllOfThem()
    {
        var options = new SqliteOrchestrationServiceOptions
        {
            FilePath = " ",
            LockLease = TimeSpan.FromSeconds(10),
            LockRenewal = TimeSpan.FromSeconds(9),
            SessionIdle = TimeSpan.FromSeconds(4),
            MaxConcurrentActivities = 0,
            MaxDeliveryAttempts = -1,
        };

        var refusal = Assert.Throws<ArgumentException>(() => new SqliteOrchestrationService(options));

        Assert.All(
            (string[])["FilePath", "LockRenewal", "SessionIdle", "MaxConcurrentActivities", "MaxDeliveryAttempts"],
            name => Assert.Contains(name, refusal.Message, StringComparison.Ordinal));
    }

    private async Task<string> RefusalAsync()
    {
        await using var service = new SqliteOrchestrationService(_folder.Options() with { BusyTimeout = TimeSpan.FromSeconds(1) });
        var refusal = await Assert.ThrowsAsync<SqliteOrchestrationServiceException>(service.StartAsync);
        Assert.Contains(_folder.FilePath, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
        return refusal.Message;
    }

    private async Task CreateAsync()
    {
        await using var service = new SqliteOrchestrationService(_folder.Options());
        await service.CreateTaskOrchestrationAsync(RawWorker.Start("a"));
    }

    private void Execute(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={_folder.FilePath};Pooling=False");
        connection.Open();
        return connection;
    }
}
