using Evidence.Packs;
using Evidence.Ports;
using Xunit;

namespace Evidence.Testing.Storage;

public abstract partial class EvidenceStoreConformance
{
    [ConformanceFact]
    public async Task Ledger_WhenEmpty_HasNoHeadAndNoEntries()
    {
        var store = Open();

        Assert.Null(await store.FindLedgerHeadAsync(default));
        Assert.Empty(await ToListAsync(store.ReadLedgerAsync(1, default)));
        Assert.Empty(await store.AppendToLedgerAsync([], default));
    }

    [ConformanceFact]
    public async Task Ledger_Appended_IsAChainInTheOrderGiven()
    {
        var store = Open();

        var first = await store.AppendToLedgerAsync([ADraft("a"), ADraft("b")], default);
        var second = await Open().AppendToLedgerAsync([ADraft("c") with { Detail = """{"é":"🙂"}""", Subject = "x/y#z?" }], default);

        var ledger = await ToListAsync(Open().ReadLedgerAsync(1, default));
        Assert.Equal(["a", "b", "c"], ledger.Select(entry => entry.Id));
        Assert.Equal([.. first, .. second], ledger);
        AssertIsAChain(ledger);
        Assert.Equal(ledger[^1], await Open().FindLedgerHeadAsync(default));
    }

    [ConformanceFact]
    public async Task Ledger_AppendedAgainWithTheSameIds_GivesTheEntriesThatAreThere()
    {
        var store = Open();
        var first = await store.AppendToLedgerAsync([ADraft("a"), ADraft("b")], default);

        var again = await Open().AppendToLedgerAsync([ADraft("b"), ADraft("c"), ADraft("a"), ADraft("c")], default);

        Assert.Equal(first[1], again[0]);
        Assert.Equal(first[0], again[2]);
        Assert.Equal(again[1], again[3]);
        Assert.Equal(["a", "b", "c"], (await ToListAsync(store.ReadLedgerAsync(1, default))).Select(entry => entry.Id));
    }

    [ConformanceFact]
    public async Task Ledger_WithOddIds_KeepsThemApart()
    {
        string[] ids = ["a/b#c?d\\e", "A", "a", "日本語", "🙂", new('x', 900), new string('x', 900) + "y", "é", "e\u0301", "%2F", "/"];
        var store = Open();

        await store.AppendToLedgerAsync([.. ids.Select(ADraft)], default);
        await store.AppendToLedgerAsync([.. ids.Select(ADraft)], default);

        Assert.Equal(ids, (await ToListAsync(store.ReadLedgerAsync(1, default))).Select(entry => entry.Id));
    }

    [ConformanceFact]
    public async Task Ledger_AppendedInParallel_StaysOneChainWithEveryEntryOnce()
    {
        var stores = new[] { Open(), Open() };

        var appended = await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(() => AppendOneByOneAsync(stores[writer % 2], writer, 6))));

        var ledger = await ToListAsync(Open().ReadLedgerAsync(1, default));
        AssertIsAChain(ledger);
        Assert.Equal(48, ledger.Count);
        Assert.Equal(ledger, appended.SelectMany(entries => entries).OrderBy(entry => entry.Sequence));
    }

    [ConformanceFact]
    public async Task Ledger_AppendedInParallelWithTheSameIds_HasEachOnce()
    {
        var stores = new[] { Open(), Open() };
        LedgerDraft[] drafts = [ADraft("a"), ADraft("b"), ADraft("c")];

        var appended = await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(() => stores[writer % 2].AppendToLedgerAsync(drafts, default))));

        var ledger = await ToListAsync(Open().ReadLedgerAsync(1, default));
        Assert.Equal(["a", "b", "c"], ledger.Select(entry => entry.Id));
        Assert.All(appended, entries => Assert.Equal(ledger, entries));
    }

    [ConformanceFact]
    public async Task Ledger_WithManyEntriesAtOnceFromManyWriters_HasEachIdOnce()
    {
        var stores = new[] { Open(), Open() };

        // Each writer shares half of its ids with the next.
        var appended = await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(() =>
            stores[writer % 2].AppendToLedgerAsync([.. Enumerable.Range(writer * 100, 200).Select(index => ADraft($"entry-{index}"))], default))));

        var ledger = await ToListAsync(Open().ReadLedgerAsync(1, default));
        AssertIsAChain(ledger);
        Assert.Equal(Enumerable.Range(0, 500).Select(index => $"entry-{index}").Order(), ledger.Select(entry => entry.Id).Order());
        Assert.All(appended, entries => Assert.Equal(200, entries.Count));
        Assert.All(appended.SelectMany(entries => entries), entry => Assert.Equal(ledger[(int)entry.Sequence - 1], entry));
    }

    [ConformanceFact]
    public async Task Ledger_WithManyEntriesAtOnce_IsReadFromAnySequence()
    {
        var store = Open();
        await store.AppendToLedgerAsync([.. Enumerable.Range(1, 260).Select(index => ADraft($"entry-{index}"))], default);
        await store.AppendToLedgerAsync([.. Enumerable.Range(250, 300).Select(index => ADraft($"entry-{index}"))], default);

        var ledger = await ToListAsync(Open().ReadLedgerAsync(1, default));

        Assert.Equal(Enumerable.Range(1, 549).Select(index => $"entry-{index}"), ledger.Select(entry => entry.Id));
        AssertIsAChain(ledger);
        Assert.Equal(ledger[200..], await ToListAsync(store.ReadLedgerAsync(201, default)));
        Assert.Equal(ledger, await ToListAsync(store.ReadLedgerAsync(0, default)));
        Assert.Empty(await ToListAsync(store.ReadLedgerAsync(550, default)));
    }

    private static async Task<List<LedgerEntry>> AppendOneByOneAsync(IEvidenceStore store, int writer, int times)
    {
        var entries = new List<LedgerEntry>();
        for (var index = 0; index < times; index++)
        {
            entries.AddRange(await store.AppendToLedgerAsync([ADraft($"{writer}-{index}")], default));
        }

        return entries;
    }

    private static void AssertIsAChain(List<LedgerEntry> ledger)
    {
        var previous = LedgerEntry.Origin;
        foreach (var (index, entry) in ledger.Index())
        {
            Assert.Equal(index + 1, entry.Sequence);
            Assert.Equal(previous, entry.Previous);
            Assert.Equal(entry.ComputeHash(), entry.Hash);
            previous = entry.Hash;
        }
    }
}
