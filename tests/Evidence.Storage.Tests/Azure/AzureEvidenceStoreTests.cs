using System.Text;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Evidence.Artifacts;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Storage.Azure;
using Evidence.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Evidence.Storage.Tests.Azure;

[Collection(OneAzurite.Name)]
public sealed class AzureEvidenceStoreTests(AzuriteFixture azurite)
{
    private static readonly LedgerDraft _draft = new("a", "pack-built", "release-1", Sha256Digest.Of("a"u8));
    private static readonly RecordKey _key = new(new("sample"), "a");
    private readonly AzureStorageOptions _options = new() { ConnectionString = azurite.ConnectionString, Prefix = $"t{Guid.NewGuid():N}" };

    [AzuriteFact]
    public async Task Store_AddedToServices_TakesTimeFromTheProvider()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 10, 1, 9, 30, 0, TimeSpan.Zero));
        await using var provider = new ServiceCollection().AddSingleton<TimeProvider>(time).AddAzureStorage(_options).BuildServiceProvider();

        var entries = await provider.GetRequiredService<IEvidenceStore>().AppendToLedgerAsync([_draft], default);

        Assert.Equal(time.GetUtcNow(), entries[0].At);
    }

    [AzuriteFact]
    public async Task Content_PutAgain_IsNotWrittenOver()
    {
        using var store = AStore();
        foreach (var size in new[] { 10, 2_000_000 })
        {
            var bytes = new byte[size];
            var stored = await store.PutContentAsync(new MemoryStream(bytes), default);
            var blob = new BlobClient(_options.ConnectionString, _options.Prefix + "-contents", stored.Digest.Hex);
            var before = (await blob.GetPropertiesAsync()).Value.ETag;

            Assert.True((await store.PutContentAsync(new MemoryStream(bytes), default)).WasThere);

            Assert.Equal(before, (await blob.GetPropertiesAsync()).Value.ETag);
        }
    }

    [AzuriteFact]
    public async Task Content_WhoseNameIsTakenByOtherBytes_IsRefused()
    {
        using var store = AStore();
        var stored = await store.PutContentAsync(new MemoryStream([1, 2, 3]), default);
        await new BlobClient(_options.ConnectionString, _options.Prefix + "-contents", stored.Digest.Hex).UploadAsync(new BinaryData("other"), overwrite: true);

        var fault = await Assert.ThrowsAsync<EvidenceException>(() => store.PutContentAsync(new MemoryStream([1, 2, 3]), default));

        Assert.Equal(FaultCode.Corrupt, fault.Code);
        Assert.Contains(stored.Digest.Hex, fault.Message, StringComparison.Ordinal);
    }

    [AzuriteFact]
    public async Task LargeValue_ThatIsReplacedOrDeleted_LeavesNoBlob()
    {
        using var store = AStore();

        await store.PutRecordsAsync([ARecord(1_000_000)], default);
        await store.PutRecordsAsync([ARecord(2_000_000)], default);
        Assert.Equal(1, await CountValuesAsync());
        var version = (await store.FindRecordAsync(_key, default))!.Version;
        Assert.True(await store.TryReplaceRecordAsync(ARecord(3_000_000), version, default));
        Assert.Equal(1, await CountValuesAsync());
        Assert.False(await store.TryReplaceRecordAsync(ARecord(4_000_000), version, default));
        Assert.False(await store.TryReplaceRecordAsync(ARecord(4_000_000), null, default));
        Assert.Equal(1, await CountValuesAsync());
        await store.PutRecordsAsync([ARecord(10)], default);
        Assert.Equal(0, await CountValuesAsync());
        await store.PutRecordsAsync([ARecord(1_000_000)], default);
        await store.DeleteRecordAsync(_key, default);

        Assert.Equal(0, await CountValuesAsync());
        Assert.Null(await store.FindRecordAsync(_key, default));
    }

    [AzuriteFact]
    public async Task LargeValue_WhoseBlobIsGone_IsRefusedNamingTheRecord()
    {
        using var store = AStore();
        await store.PutRecordsAsync([ARecord(1_000_000)], default);
        await foreach (var blob in Values.GetBlobsAsync())
        {
            await Values.DeleteBlobAsync(blob.Name);
        }

        var fault = await Assert.ThrowsAsync<EvidenceException>(() => store.FindRecordAsync(_key, default));

        Assert.Equal(FaultCode.Corrupt, fault.Code);
        Assert.Contains("sample//a", fault.Message, StringComparison.Ordinal);
    }

    [AzuriteFact]
    public async Task Replacement_WhoseAnswerIsLost_IsStillKnownToBeOurs()
    {
        var transport = new AnswerLosingTransport(request => request.Method == RequestMethod.Put && request.Uri.Path.Contains("records", StringComparison.Ordinal));
        using var store = AStore();
        using var losing = new AzureEvidenceStore(_options with { Transport = transport }, TimeProvider.System);
        await store.PutRecordsAsync([ARecord(1)], default);
        var version = (await store.FindRecordAsync(_key, default))!.Version;

        Assert.True(await losing.TryReplaceRecordAsync(ARecord(2), version, default));

        Assert.True(transport.HasLost);
        Assert.Equal(2, (await store.FindRecordAsync(_key, default))!.Json.Length);
    }

    [AzuriteFact]
    public async Task Append_WhoseAnswerIsLost_IsInTheLedgerOnce()
    {
        var transport = new AnswerLosingTransport(request => request.Uri.Path.EndsWith("/$batch", StringComparison.Ordinal));
        using var losing = new AzureEvidenceStore(_options with { Transport = transport }, TimeProvider.System);

        var entries = await losing.AppendToLedgerAsync([_draft, _draft with { Id = "b" }], default);

        Assert.True(transport.HasLost);
        using var store = AStore();
        Assert.Equal(entries, await store.ReadLedgerAsync(1, default).ToListAsync());
    }

    [AzuriteFact]
    public async Task Put_WhoseAnswerIsLost_IsKept()
    {
        var transport = new AnswerLosingTransport(request => request.Method == RequestMethod.Put && request.Uri.Path.Contains("-contents/", StringComparison.Ordinal));
        using var losing = new AzureEvidenceStore(_options with { Transport = transport }, TimeProvider.System);

        var stored = await losing.PutContentAsync(new MemoryStream([1, 2, 3]), default);

        Assert.True(transport.HasLost);
        Assert.Equal(Sha256Digest.Of([1, 2, 3]), stored.Digest);
        Assert.Equal(3, await losing.FindContentSizeAsync(stored.Digest, default));
    }

    [AzuriteFact]
    public async Task Append_WhoseWriterDiedAfterTheIndex_IsNotTakenForDone()
    {
        using var store = AStore();
        await store.AppendToLedgerAsync([_draft], default);
        var ledger = new TableClient(_options.ConnectionString, _options.Prefix + "ledger");
        await ledger.AddEntityAsync(new TableEntity("ledger", $"i{TableKey.HashOf("b")}.{1:D19}"));
        await ledger.AddEntityAsync(new TableEntity("ledger", $"i{TableKey.HashOf("b")}.{9:D19}"));

        var entries = await store.AppendToLedgerAsync([_draft with { Id = "b" }], default);

        Assert.Equal(2, Assert.Single(entries).Sequence);
        Assert.Equal(["a", "b"], await store.ReadLedgerAsync(1, default).Select(entry => entry.Id).ToListAsync());
    }

    [AzuriteFact]
    public async Task Ledger_ChangedInTheTable_IsRefusedNamingTheEntry()
    {
        using var store = AStore();
        foreach (var id in new[] { "a", "b", "c" })
        {
            await store.AppendToLedgerAsync([_draft with { Id = id }], default);
        }

        var ledger = new TableClient(_options.ConnectionString, _options.Prefix + "ledger");
        TableEntity segment = await ledger.GetEntityAsync<TableEntity>("ledger", $"s{2:D19}");
        segment["Json0"] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(segment.GetBinary("Json0")).Replace("pack-built", "pack-lost", StringComparison.Ordinal));
        await ledger.UpdateEntityAsync(segment, segment.ETag);

        var fault = await Assert.ThrowsAsync<EvidenceException>(() => store.ReadLedgerAsync(1, default).ToListAsync().AsTask());

        Assert.Equal(FaultCode.Corrupt, fault.Code);
        Assert.Contains("Ledger entry 2 does not have its hash", fault.Message, StringComparison.Ordinal);
    }

    [AzuriteFact]
    public async Task Account_ThatRefusesTheKey_IsALineWithoutIt()
    {
        var wrongKey = Convert.ToBase64String(new byte[64]);
        var connection = string.Join(';', _options.ConnectionString!.Split(';').Select(part => part.StartsWith("AccountKey=", StringComparison.Ordinal) ? "AccountKey=" + wrongKey : part));
        using var store = new AzureEvidenceStore(_options with { ConnectionString = connection }, TimeProvider.System);

        var fault = await Assert.ThrowsAsync<EvidenceException>(() => store.FindLedgerHeadAsync(default));

        Assert.Equal(FaultCode.Unauthorized, fault.Code);
        Assert.Contains("'devstoreaccount1' refused this identity (403", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(wrongKey, fault.ToString(), StringComparison.Ordinal);
    }

    private BlobContainerClient Values => new(_options.ConnectionString, _options.Prefix + "-values");

    private AzureEvidenceStore AStore() => new(_options, TimeProvider.System);

    private async Task<int> CountValuesAsync() => await Values.GetBlobsAsync().CountAsync();

    private static EvidenceRecord ARecord(int size) => new(_key, Encoding.ASCII.GetBytes(new string('1', size)));
}
