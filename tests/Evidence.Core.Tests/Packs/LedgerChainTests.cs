using System.Text;
using Evidence.Packs;
using Evidence.Testing.Fakes;
using Evidence.Testing.Packs;

namespace Evidence.Core.Tests.Packs;

public sealed class LedgerChainTests
{
    private const int Seed = 7;

    [Fact]
    public async Task Store_ThatNobodyTouched_IsIntact()
    {
        var verification = await StoreCheck.RunAsync(await StoreAsync(12), [], default);

        Assert.Null(verification.FirstFault);
        Assert.Equal((12, 12), (verification.Entries, verification.Contents));
        Assert.Equal(12, verification.Head!.Sequence);
    }

    [Fact]
    public async Task RandomMutations_OfTheLedger_AreAllDetected()
    {
        var random = new Random(Seed);
        var slipped = new List<string>();
        for (var number = 0; number < 2_000; number++)
        {
            var store = await StoreAsync(8);
            var head = (await StoreCheck.RunAsync(store, [], default)).Head!;
            var kind = Mutate(store, random);
            if ((await StoreCheck.RunAsync(store, [head], default)).IsIntact)
            {
                slipped.Add($"{number}: {kind}");
            }
        }

        Assert.Empty(slipped);
    }

    [Fact]
    public async Task WholeLedger_RewrittenConsistently_IsShownByAnAnchorOnly()
    {
        var anchor = (await StoreCheck.RunAsync(await StoreAsync(8), [], default)).Head!;
        var rewritten = await StoreAsync(8, "other");

        Assert.True((await StoreCheck.RunAsync(rewritten, [], default)).IsIntact);
        Assert.Contains("the ledger was rewritten", (await StoreCheck.RunAsync(rewritten, [anchor], default)).FirstFault);
    }

    [Fact]
    public async Task Ledger_ThatWasCutShort_IsShownByAnAnchor()
    {
        var anchor = (await StoreCheck.RunAsync(await StoreAsync(8), [], default)).Head!;

        Assert.Contains("entries were removed", (await StoreCheck.RunAsync(await StoreAsync(5), [anchor], default)).FirstFault);
    }

    [Fact]
    public async Task Content_WithOtherBytes_IsNamed()
    {
        var store = await StoreAsync(3);
        store.TamperContent(A.Digest("content 1"), Encoding.UTF8.GetBytes("forged"));

        Assert.Equal($"content {A.Digest("content 1").Hex}: its bytes were changed", (await StoreCheck.RunAsync(store, [], default)).FirstFault);
    }

    private static string Mutate(InMemoryEvidenceStore store, Random random)
    {
        var at = random.Next(8);
        var kind = random.Next(7);
        store.Tamper(at, entry => kind switch
        {
            0 => entry with { Subject = entry.Subject + "x" },
            1 => entry with { At = entry.At.AddMinutes(-random.Next(1, 100_000)) },
            2 => entry with { Digest = A.Digest(random.Next().ToString()) },
            3 => entry with { Sequence = entry.Sequence + random.Next(1, 5) },
            4 => entry with { Previous = A.Digest(random.Next().ToString()) },
            5 => entry with { Detail = "{\"a\":1}" },
            _ => Rehash(entry with { Kind = "pack-decided" }),
        });
        return $"{kind} at {at}";
    }

    private static LedgerEntry Rehash(LedgerEntry entry) => entry with { Hash = entry.ComputeHash() };

    private static async Task<InMemoryEvidenceStore> StoreAsync(int entries, string subject = "checkout-ranker-2.4.0")
    {
        var store = new InMemoryEvidenceStore();
        for (var number = 0; number < entries; number++)
        {
            var bytes = Encoding.UTF8.GetBytes($"content {number}");
            var kept = await store.PutContentAsync(new MemoryStream(bytes), default);
            await store.AppendToLedgerAsync([new LedgerDraft($"id-{number}", "artifact-collected", subject, kept.Digest, "{}", A.DaysAgo(20 - number))], default);
        }

        return store;
    }
}
