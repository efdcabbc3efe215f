using System.Text;
using Evidence.Artifacts;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Storage.Embedded;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Evidence.Storage.Tests.Embedded;

public sealed class EmbeddedEvidenceStoreTests : IDisposable
{
    private static readonly DateTimeOffset _now = new(2026, 10, 1, 9, 30, 0, TimeSpan.Zero);
    private static readonly LedgerDraft _draft = new("a", "pack-built", "release-1", Sha256Digest.Of("a"u8));
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(_now);
    private readonly EmbeddedEvidenceStore _store;

    public EmbeddedEvidenceStoreTests() => _store = new EmbeddedEvidenceStore(_folder.Path, _time, NullLogger<EmbeddedEvidenceStore>.Instance);

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Store_AddedToServices_KeepsInItsFolderAndTakesTimeFromTheProvider()
    {
        var services = new ServiceCollection().AddSingleton<TimeProvider>(_time).AddEmbeddedStorage(_folder.File("new", "store"));
        await using var provider = services.BuildServiceProvider();

        var entries = await provider.GetRequiredService<IEvidenceStore>().AppendToLedgerAsync([_draft], default);

        Assert.Equal(_now, entries[0].At);
        Assert.True(File.Exists(_folder.File("new", "store", "evidence.sqlite")));
    }

    [Fact]
    public void Store_ThatIsNotUsed_TouchesNothing() => Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));

    [Fact]
    public async Task UnfinishedUploads_OlderThanADay_AreSweptOnOpening()
    {
        Directory.CreateDirectory(_folder.File("incoming"));
        Write("incoming/old", _now - TimeSpan.FromHours(25));
        Write("incoming/young", _now - TimeSpan.FromHours(23));

        await _store.FindLedgerHeadAsync(default);

        Assert.Equal([_folder.File("incoming", "young")], Directory.GetFiles(_folder.File("incoming")));
    }

    [Fact]
    public async Task Content_ThatWasChanged_IsRepairedByPuttingItAgain()
    {
        var stored = await _store.PutContentAsync(new MemoryStream("right"u8.ToArray()), default);
        Write($"contents/{stored.Digest.Hex[..2]}/{stored.Digest.Hex[2..]}", _now);

        var again = await _store.PutContentAsync(new MemoryStream("right"u8.ToArray()), default);

        Assert.False(again.WasThere);
        using var text = new StreamReader((await _store.OpenContentAsync(stored.Digest, default))!);
        Assert.Equal("right", await text.ReadToEndAsync());
    }

    [Fact]
    public async Task Content_ThatIsFlushedWhileMoreComesIn_IsKeptWhole()
    {
        var bytes = new byte[80 * 1024 * 1024];
        new Random(3).NextBytes(bytes);

        var stored = await _store.PutContentAsync(new MemoryStream(bytes), default);

        Assert.Equal((Sha256Digest.Of(bytes), bytes.LongLength), (stored.Digest, stored.Size));
        Assert.Equal(bytes.LongLength, await _store.FindContentSizeAsync(stored.Digest, default));
        Assert.Empty(Directory.GetFileSystemEntries(_folder.File("incoming")));
    }

    [Fact]
    public async Task ListedContents_LeaveOutWhatIsNoContent()
    {
        var stored = await _store.PutContentAsync(new MemoryStream("right"u8.ToArray()), default);
        Directory.CreateDirectory(_folder.File("contents", "zz"));
        Write("contents/zz/readme.txt", _now);

        Assert.Equal(stored.Digest, Assert.Single(await _store.ListContentsAsync(default).ToListAsync()));
    }

    [Fact]
    public async Task Records_PutAgainUnchanged_KeepTheirVersion()
    {
        var record = new EvidenceRecord(new(new("sample"), "a"), "{}"u8.ToArray());
        await _store.PutRecordsAsync([record], default);
        var before = await _store.FindRecordAsync(record.Key, default);

        await _store.PutRecordsAsync([record], default);

        Assert.Equal(before!.Version, (await _store.FindRecordAsync(record.Key, default))!.Version);
    }

    [Fact]
    public async Task Records_OneOfWhichIsRefused_AreNotWrittenAtAll()
    {
        var key = new RecordKey(new("sample"), "a");

        var fault = await Assert.ThrowsAsync<EvidenceException>(() => _store.PutRecordsAsync([new(key, "1"u8.ToArray()), new(key, "2"u8.ToArray())], default));

        Assert.Equal(FaultCode.Usage, fault.Code);
        Assert.Null(await _store.FindRecordAsync(key, default));
    }

    [Theory]
    [InlineData("UPDATE ledger SET entry = replace(entry, 'pack-built', 'pack-lost') WHERE sequence = 2", "Ledger entry 2 does not have its hash")]
    [InlineData("DELETE FROM ledger WHERE sequence = 2", "Ledger entry 2 is missing")]
    [InlineData("UPDATE ledger SET sequence = sequence + 1000; UPDATE ledger SET sequence = 1004 - sequence", "is not in its place")]
    [InlineData("UPDATE ledger SET entry = 'x' WHERE sequence = 3", "Ledger entry 3 is not readable")]
    public async Task Ledger_ChangedInTheDatabase_IsRefusedNamingTheEntry(string change, string complaint)
    {
        await _store.AppendToLedgerAsync([_draft, _draft with { Id = "b" }, _draft with { Id = "c" }], default);
        Execute(change);

        var fault = await Assert.ThrowsAsync<EvidenceException>(() => _store.ReadLedgerAsync(1, default).ToListAsync().AsTask());

        Assert.Equal(FaultCode.Corrupt, fault.Code);
        Assert.Contains(complaint, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ledger_WhoseEntryWasForgedWithARightHash_IsRefusedByTheChain()
    {
        var entries = await _store.AppendToLedgerAsync([_draft, _draft with { Id = "b" }, _draft with { Id = "c" }], default);
        var forged = entries[1] with { Subject = "another" };
        forged = forged with { Hash = forged.ComputeHash() };
        Execute($"UPDATE ledger SET entry = '{System.Text.Json.JsonSerializer.Serialize(forged, EvidenceJson.Compact)}' WHERE sequence = 2");

        var fault = await Assert.ThrowsAsync<EvidenceException>(() => _store.ReadLedgerAsync(1, default).ToListAsync().AsTask());

        Assert.Contains("Ledger entry 3 does not follow", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Database_OfANewerSchema_IsRefusedInALine()
    {
        await _store.FindLedgerHeadAsync(default);
        Execute("PRAGMA user_version = 7");

        await AssertRefusedAsync(FaultCode.Unavailable, "has schema 7 and this version of Evidence reads schema 1");
    }

    [Fact]
    public async Task Database_OfAnotherProgram_IsRefusedInALine()
    {
        Execute("CREATE TABLE invoices (id INTEGER)");

        await AssertRefusedAsync(FaultCode.Corrupt, "belongs to another program");
    }

    [Fact]
    public async Task Database_ThatIsNone_IsRefusedInALine()
    {
        await File.WriteAllTextAsync(_folder.File("evidence.sqlite"), string.Concat(Enumerable.Repeat("not a database ", 1000)));

        await AssertRefusedAsync(FaultCode.Corrupt, "is damaged or is not a database");
    }

    [Fact]
    public async Task Database_ThatIsAFolder_IsRefusedInALine()
    {
        Directory.CreateDirectory(_folder.File("evidence.sqlite"));

        await AssertRefusedAsync(FaultCode.Unavailable, "cannot be opened");
    }

    [Fact]
    public async Task Folder_ThatIsAFile_IsRefusedInALine()
    {
        await File.WriteAllTextAsync(_folder.File("contents"), "");

        await AssertRefusedAsync(FaultCode.Unavailable, "could not be read or written");
    }

    [Theory]
    [InlineData(5, FaultCode.Unavailable, "is locked by another process")]
    [InlineData(8, FaultCode.Unavailable, "is read-only")]
    [InlineData(10, FaultCode.Unavailable, "check the disk")]
    [InlineData(11, FaultCode.Corrupt, "is damaged")]
    [InlineData(13, FaultCode.Unavailable, "is full")]
    public void Fault_OfTheDatabase_IsALineThatNamesTheFolderAndTheRemedy(int code, FaultCode expected, string complaint)
    {
        var fault = StoreFault.From(new SqliteException("SQLite Error", code), "/data/store");

        Assert.Equal(expected, fault.Code);
        Assert.Contains(complaint, fault.Message, StringComparison.Ordinal);
        Assert.Contains("/data/store", fault.Message, StringComparison.Ordinal);
    }

    private async Task AssertRefusedAsync(FaultCode code, string complaint)
    {
        using var store = new EmbeddedEvidenceStore(_folder.Path, _time, NullLogger<EmbeddedEvidenceStore>.Instance);
        var fault = await Assert.ThrowsAsync<EvidenceException>(() => store.FindLedgerHeadAsync(default));
        Assert.Equal(code, fault.Code);
        Assert.Contains(complaint, fault.Message, StringComparison.Ordinal);
        Assert.Contains(_folder.Path, fault.Message, StringComparison.Ordinal);
    }

    private void Execute(string statements)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.File("evidence.sqlite")};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statements;
        command.ExecuteNonQuery();
    }

    private void Write(string name, DateTimeOffset at)
    {
        var path = _folder.File(name.Split('/'));
        File.WriteAllText(path, "wrong", Encoding.UTF8);
        File.SetLastWriteTimeUtc(path, at.UtcDateTime);
    }
}
