using System.Text;
using Evidence.Ports;
using Xunit;

namespace Evidence.Testing.Storage;

public abstract partial class EvidenceStoreConformance
{
    public static TheoryData<string> OddIds =>
    [
        "a/b\\c#d?e", "%2F", "tab\tline\nnul\0", " leading and trailing ", "日本語", "é", "e\u0301", "🙂", "\ud83d", "'; DROP TABLE records; --", "_", "_005f", ".", "..",
        new string('x', 1024), new string('日', 1024), "https://example.com/a/b?c=d&e=f#g", "\u007f\u0085\u009f", "\uffff\uffff",
    ];

    [ConformanceTheory]
    [MemberData(nameof(OddIds), DisableDiscoveryEnumeration = true)]
    public async Task Record_WithAnyId_ComesBackByteForByte(string id)
    {
        const string json = """{ "spaced" : "é\u00e9🙂",  "n": 1.0 }""";

        await Open().PutRecordsAsync([ARecord(id, json)], default);

        var found = await Open().FindRecordAsync(new RecordKey(Partition, id), default);
        Assert.NotNull(found);
        Assert.Equal(id, found.Key.Id);
        Assert.Equal(json, Encoding.UTF8.GetString(found.Json.Span));
        Assert.NotNull(found.Version);
        Assert.Equal([id], await IdsAsync(Open(), Partition));
        Assert.Equal([id], await IdsAsync(Open(), Partition, id));
    }

    [ConformanceFact]
    public async Task RecordsOfKeys_ComeInTheOrderOfTheKeys_WithoutThoseThatAreNotThere()
    {
        var other = new RecordPartition("other");
        await Open().PutRecordsAsync([ARecord("a", "1"), ARecord("b", "2"), ARecord("a", "3", other)], default);

        var found = await Open().FindRecordsAsync([new(Partition, "b"), new(Partition, "none"), new(other, "a"), new(Partition, "a")], default);

        Assert.Equal(["2", "3", "1"], found.Select(record => Encoding.UTF8.GetString(record.Json.Span)));
        Assert.Equal([new(Partition, "b"), new(other, "a"), new(Partition, "a")], found.Select(record => record.Key));
        Assert.Empty(await Open().FindRecordsAsync([], default));
    }

    [ConformanceTheory]
    [MemberData(nameof(OddIds), DisableDiscoveryEnumeration = true)]
    public async Task Records_WithAnyScope_AreAGroupOfTheirOwn(string scope)
    {
        var partition = new RecordPartition("sample", scope);
        var store = Open();

        await store.PutRecordsAsync([ARecord("a", partition: partition), ARecord("a", partition: new("sample")), ARecord("a", partition: new("other", scope))], default);

        Assert.Equal(["a"], await IdsAsync(store, partition));
        await store.DeleteRecordAsync(new RecordKey(partition, "a"), default);
        Assert.Empty(await IdsAsync(store, partition));
        Assert.Equal(["a"], await IdsAsync(store, new("sample")));
    }

    [ConformanceFact]
    public async Task Records_WithIdsThatDifferInCaseOrForm_AreDifferent()
    {
        string[] ids = ["Key", "key", "KEY", "é", "e\u0301", "a b", "a  b", "a", "a/", "a//"];
        var store = Open();

        await store.PutRecordsAsync([.. ids.Select(id => ARecord(id, $"\"{id}\""))], default);

        foreach (var id in ids)
        {
            Assert.Equal($"\"{id}\"", Encoding.UTF8.GetString((await store.FindRecordAsync(new RecordKey(Partition, id), default))!.Json.Span));
        }

        Assert.Equal(ids.Order(StringComparer.Ordinal), await IdsAsync(store, Partition));
    }

    [ConformanceFact]
    public async Task Records_AreListedInOrdinalOrderOfId()
    {
        // U+FF21 is before U+1F642 as a code point and after it as UTF-16; the long ids share more than a key's length of letters.
        var longId = new string('m', 1000);
        string[] ids = ["b", "B", "a", "aa", "a-", "a/", "Z", "ä", "\uff21", "🙂", "\ud800", "\0", "0", "10", "9", "~", longId + "b", longId + "a", longId + "a/", longId + "B", "m", "n"];
        var store = Open();

        await store.PutRecordsAsync([.. ids.Select(id => ARecord(id))], default);

        Assert.Equal(ids.Order(StringComparer.Ordinal), await IdsAsync(store, Partition));
    }

    [ConformanceFact]
    public async Task Records_ListedByPrefix_AreThoseThatBeginSo()
    {
        var longId = new string('m', 1000);
        string[] ids = ["src|1", "src|2", "src|", "src", "srd", "src\uffff", "SRC|1", "s", longId + "a", longId + "b", longId + "ba", longId, "🙂1", "🙂", "\ud83d\ude43"];
        var store = Open();
        await store.PutRecordsAsync([.. ids.Select(id => ARecord(id))], default);

        foreach (var prefix in new[] { "src|", "src", "s", "SRC", "nothing", longId, longId + "b", longId[..500], "🙂", "\ud83d" })
        {
            var expected = ids.Where(id => id.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal);
            Assert.Equal(expected, await IdsAsync(store, Partition, prefix));
        }
    }

    [ConformanceTheory]
    [InlineData(0)]
    [InlineData(64 * 1024)]
    [InlineData(200 * 1024)]
    [InlineData(2 * 1024 * 1024)]
    [InlineData(16 * 1024 * 1024)]
    public async Task Record_OfAnySizeUpTo16MB_ComesBackByteForByte(int size)
    {
        var json = "\"" + Convert.ToHexString(SomeBytes(size / 2))[..Math.Max(0, size - 2)] + "\"";
        var store = Open();

        await store.PutRecordsAsync([ARecord("large", json), ARecord("small")], default);
        await store.PutRecordsAsync([ARecord("large", json)], default);

        var found = await Open().FindRecordAsync(new RecordKey(Partition, "large"), default);
        Assert.Equal(json, Encoding.UTF8.GetString(found!.Json.Span));
        Assert.Equal(["large", "small"], await IdsAsync(store, Partition));
    }

    [ConformanceFact]
    public async Task Record_ThatShrinks_KeepsNothingOfItsLargerSelf()
    {
        var store = Open();
        foreach (var size in new[] { 3_000_000, 100, 900_000, 0, 70_000 })
        {
            var json = new string('x', size);
            await store.PutRecordsAsync([ARecord("breathing", json)], default);

            Assert.Equal(size, (await store.FindRecordAsync(new RecordKey(Partition, "breathing"), default))!.Json.Length);
        }
    }

    [ConformanceFact]
    public async Task Record_LargerThan16MB_IsRefused()
    {
        var fault = await Assert.ThrowsAsync<EvidenceException>(() => Open().PutRecordsAsync([ARecord("huge", new string('x', (16 * 1024 * 1024) + 1))], default));

        Assert.Equal(FaultCode.TooLarge, fault.Code);
    }

    [ConformanceFact]
    public async Task Record_ThatIsMissing_IsNullAndNoFault()
    {
        var store = Open();

        Assert.Null(await store.FindRecordAsync(new RecordKey(Partition, "nowhere"), default));
        Assert.Empty(await IdsAsync(store, Partition));
        await store.DeleteRecordAsync(new RecordKey(Partition, "nowhere"), default);
        await store.PutRecordsAsync([], default);
    }

    [ConformanceFact]
    public async Task Records_AThousandAtOnce_AreAllThereInOrder()
    {
        var store = Open();
        var records = Enumerable.Range(0, 1000).Select(index => ARecord($"id-{index:D4}", $$"""{"n":{{index}},"pad":"{{new string('p', 3000)}}"}""")).ToList();

        await store.PutRecordsAsync(records, default);

        var listed = await ToListAsync(Open().ListRecordsAsync(Partition, null, default));
        Assert.Equal(records.Select(record => record.Key.Id), listed.Select(record => record.Key.Id));
        Assert.All(records.Zip(listed), pair => Assert.True(pair.First.Json.Span.SequenceEqual(pair.Second.Json.Span)));
    }

    [ConformanceFact]
    public async Task Records_OfSeveralPartitionsInOneWrite_AreAllThere()
    {
        var store = Open();
        var records = Enumerable.Range(0, 300).Select(index => ARecord($"id-{index:D3}", partition: new("sample", $"scope-{index % 7}"))).ToList();

        await store.PutRecordsAsync(records, default);

        foreach (var scope in records.GroupBy(record => record.Key.Partition))
        {
            Assert.Equal(scope.Select(record => record.Key.Id), await IdsAsync(store, scope.Key));
        }
    }

    [ConformanceFact]
    public async Task Record_ReplacedAtTheVersionRead_IsReplacedOnce()
    {
        var store = Open();
        var key = new RecordKey(Partition, "state");
        Assert.True(await store.TryReplaceRecordAsync(ARecord("state", "1"), null, default));
        Assert.False(await store.TryReplaceRecordAsync(ARecord("state", "2"), null, default));

        var first = await store.FindRecordAsync(key, default);
        Assert.True(await store.TryReplaceRecordAsync(ARecord("state", "3"), first!.Version, default));
        Assert.False(await store.TryReplaceRecordAsync(ARecord("state", "4"), first.Version, default));

        Assert.Equal("3", Encoding.UTF8.GetString((await Open().FindRecordAsync(key, default))!.Json.Span));
    }

    [ConformanceFact]
    public async Task Record_DeletedAndMadeAgain_HasAnotherVersion()
    {
        var store = Open();
        var key = new RecordKey(Partition, "state");
        await store.PutRecordsAsync([ARecord("state", "1")], default);
        var before = await store.FindRecordAsync(key, default);
        await store.DeleteRecordAsync(key, default);
        Assert.False(await store.TryReplaceRecordAsync(ARecord("state", "2"), before!.Version, default));

        await store.PutRecordsAsync([ARecord("state", "1")], default);

        Assert.False(await store.TryReplaceRecordAsync(ARecord("state", "2"), before.Version, default));
    }

    [ConformanceFact]
    public async Task Record_ReplacedByManyAtOnce_LosesNoUpdate()
    {
        var stores = new[] { Open(), Open() };
        var key = new RecordKey(Partition, "count");
        await stores[0].PutRecordsAsync([ARecord("count", "0")], default);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(index => Task.Run(() => CountUpAsync(stores[index % 2], key, 5))));

        Assert.Equal("40", Encoding.UTF8.GetString((await stores[0].FindRecordAsync(key, default))!.Json.Span));
    }

    [ConformanceFact]
    public async Task Record_CreatedByManyAtOnce_IsCreatedByOne()
    {
        var stores = new[] { Open(), Open() };

        // The same value from everyone, as when several workers claim one piece of work.
        var created = await Task.WhenAll(Enumerable.Range(0, 8).Select(index => Task.Run(() => stores[index % 2].TryReplaceRecordAsync(ARecord("claim", "{}"), null, default))));

        Assert.Single(created, won => won);
    }

    [ConformanceFact]
    public async Task Record_WithALargeValue_CanBeReplacedAtItsVersion()
    {
        var store = Open();
        var key = new RecordKey(Partition, "large");
        Assert.True(await store.TryReplaceRecordAsync(ARecord("large", new string('a', 3_000_000)), null, default));
        var version = (await store.FindRecordAsync(key, default))!.Version;
        Assert.True(await store.TryReplaceRecordAsync(ARecord("large", new string('b', 2_000_000)), version, default));
        Assert.False(await store.TryReplaceRecordAsync(ARecord("large", new string('c', 2_500_000)), version, default));

        Assert.Equal(new string('b', 2_000_000), Encoding.UTF8.GetString((await store.FindRecordAsync(key, default))!.Json.Span));
    }

    private static async Task CountUpAsync(IEvidenceStore store, RecordKey key, int times)
    {
        while (times > 0)
        {
            var record = await store.FindRecordAsync(key, default);
            var next = int.Parse(Encoding.UTF8.GetString(record!.Json.Span)) + 1;
            if (await store.TryReplaceRecordAsync(ARecord(key.Id, next.ToString()), record.Version, default))
            {
                times--;
            }
        }
    }
}
