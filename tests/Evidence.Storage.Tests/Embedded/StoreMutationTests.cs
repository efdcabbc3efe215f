using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using Evidence.Packs;
using Evidence.Testing;

namespace Evidence.Storage.Tests.Embedded;

/// <summary>Whatever is done to the files and rows of a store, the check notices, and says so in a line.</summary>
public sealed class StoreMutationTests : IDisposable
{
    private const int Seed = 20261101;
    private const string Sealed = "SELECT version, json FROM records WHERE kind <> 'record-seal' ORDER BY version";
    private const string Ledger = "SELECT sequence, CAST(entry AS BLOB) FROM ledger ORDER BY sequence";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task RandomMutations_AreAllDetected()
    {
        var original = new SealedStore(_folder.File("original"));
        var anchor = await original.FillAsync();
        Action<SealedStore, Random>[] kinds =
        [
            FlipContent, TruncateContent, AppendToContent, DropContent, SwapContents, RenameContent,
            FlipRecord, DropRecord, SwapRecords, AddRecord, MoveRecord, FlipSeal, DropSeal,
            FlipEntry, DropEntry, SwapEntries, RenameEntry, BackdateAndRewrite, CutLedger, RepeatEntry,
        ];
        var random = new Random(Seed);
        var count = Mutations.Count(100);
        var slipped = new List<string>();
        for (var number = 0; number < count; number++)
        {
            var kind = kinds[number % kinds.Length];
            var mutated = original.CopyTo(_folder.File($"mutated-{number}"));
            kind(mutated, random);
            var fault = await FaultOfAsync(mutated, anchor);
            if (fault is null || fault.Contains('\n', StringComparison.Ordinal))
            {
                slipped.Add($"{number}: {kind.Method.Name}: {fault}");
            }

            Directory.Delete(mutated.Folder, recursive: true);
        }

        Assert.Empty(slipped);
        var untouched = await original.VerifyAsync(anchor);
        Assert.Null(untouched.FirstFault);
        Assert.Equal(16, untouched.Records);
    }

    [Fact]
    public async Task FlippedBytes_OfTheDatabaseFile_AreDetectedOrChangeNothing()
    {
        var original = new SealedStore(_folder.File("original"));
        var anchor = await original.FillAsync();
        var expected = RowsOf(original);
        var random = new Random(Seed);
        var count = Mutations.Count(40);
        var slipped = new List<string>();
        for (var number = 0; number < count; number++)
        {
            var mutated = original.CopyTo(_folder.File($"mutated-{number}"));
            Flip(Path.Combine(mutated.Folder, "evidence.sqlite"), random);
            if (await FaultOfAsync(mutated, anchor) is null && !RowsOf(mutated).SequenceEqual(expected))
            {
                slipped.Add($"{number}");
            }

            Directory.Delete(mutated.Folder, recursive: true);
        }

        Assert.Empty(slipped);
    }

    [Fact]
    public async Task Index_ThatGivesRowsOutOfOrder_IsToldAsDamage_AndNotFollowedInCircles()
    {
        var original = new SealedStore(_folder.File("original"));
        var anchor = await original.FillAsync();
        original.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        var file = Path.Combine(original.Folder, "evidence.sqlite");
        var bytes = File.ReadAllBytes(file);
        var found = new List<string?>();
        for (var page = 4096; page < bytes.Length; page += 4096)
        {
            // A leaf of an index (SQLite file format, 1.6) that lists one of its cells twice.
            var cells = bytes[page] == 0x0A ? BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(page + 3)) : 0;
            for (var cell = 1; cell < cells; cell++)
            {
                var mutated = original.CopyTo(_folder.File($"mutated-{page}-{cell}"));
                var changed = bytes.ToArray();
                bytes.AsSpan(page + 8 + (2 * (cell - 1)), 2).CopyTo(changed.AsSpan(page + 8 + (2 * cell)));
                File.WriteAllBytes(Path.Combine(mutated.Folder, "evidence.sqlite"), changed);
                found.Add(await FaultOfAsync(mutated, anchor));
            }
        }

        Assert.Contains(found, fault => fault?.Contains("is damaged", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task WholeStore_ReplacedByAnotherOne_IsShownByTheAnchorAlone()
    {
        var original = new SealedStore(_folder.File("original"));
        var anchor = await original.FillAsync();
        var forged = new SealedStore(_folder.File("forged"));
        await forged.FillAsync("1");

        Assert.True((await forged.VerifyAsync()).IsIntact);
        Assert.Contains("the ledger was rewritten", (await forged.VerifyAsync(anchor)).FirstFault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reading_ChangedBeforeTheNextCollection_IsStillDetected()
    {
        var store = new SealedStore(_folder.File("original"));
        await store.FillAsync();
        store.Execute("UPDATE records SET json = CAST(replace(CAST(json AS TEXT), '0.9', '0.8') AS BLOB) WHERE kind = 'reading'");

        using (var opened = store.Open())
        {
            var seal = await (await new EvidenceCatalog(opened).SealReleaseAsync("checkout-ranker-2.4.0", "1", default)).KeepAsync(default);
            await opened.AppendToLedgerAsync([new LedgerDraft("again", "source-collected", "checkout-ranker-2.4.0", seal, $"{{\"seal\":\"{seal.Hex}\"}}")], default);
        }

        Assert.Contains("was changed before entry 5 was written", (await store.VerifyAsync()).FirstFault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Store_WithContentsAndNoLedger_IsNotIntact()
    {
        var store = new SealedStore(_folder.File("original"));
        await store.FillAsync();
        store.Execute("DELETE FROM ledger; DELETE FROM records;");

        Assert.Contains("ledger: it is empty", (await store.VerifyAsync()).FirstFault, StringComparison.Ordinal);
    }

    private static async Task<string?> FaultOfAsync(SealedStore store, LedgerAnchor anchor)
    {
        try
        {
            return (await store.VerifyAsync(anchor)).FirstFault;
        }
        catch (EvidenceException fault)
        {
            return fault.Message;
        }
    }

    private static string[] RowsOf(SealedStore store) =>
        [.. store.Rows(Sealed).Concat(store.Rows(Ledger)).Select(row => Convert.ToBase64String(row.Text))];

    private static T Pick<T>(Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];

    private static void Flip(string file, Random random)
    {
        var bytes = File.ReadAllBytes(file);
        bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        File.WriteAllBytes(file, bytes);
    }

    private static void FlipContent(SealedStore store, Random random) => Flip(Pick(random, store.Contents), random);

    private static void TruncateContent(SealedStore store, Random random)
    {
        var file = Pick(random, store.Contents);
        var bytes = File.ReadAllBytes(file);
        File.WriteAllBytes(file, bytes[..random.Next(bytes.Length)]);
    }

    private static void AppendToContent(SealedStore store, Random random) => File.AppendAllText(Pick(random, store.Contents), random.Next().ToString());

    private static void DropContent(SealedStore store, Random random) => File.Delete(Pick(random, store.Contents));

    private static void SwapContents(SealedStore store, Random random)
    {
        var (one, other) = (random.Next(store.Contents.Length), random.Next(1, store.Contents.Length));
        var (file, second) = (store.Contents[one], store.Contents[(one + other) % store.Contents.Length]);
        var bytes = File.ReadAllBytes(file);
        File.Copy(second, file, overwrite: true);
        File.WriteAllBytes(second, bytes);
    }

    private static void RenameContent(SealedStore store, Random random)
    {
        var file = Pick(random, store.Contents);
        var name = Path.GetFileName(file);
        File.Move(file, Path.Combine(Path.GetDirectoryName(file)!, name[..^1] + (name[^1] == '0' ? '1' : '0')));
    }

    private static void FlipRecord(SealedStore store, Random random) => Flip(store, Pick(random, store.Rows(Sealed)), "UPDATE records SET json = $text WHERE version = $number", random);

    private static void FlipSeal(SealedStore store, Random random) =>
        Flip(store, Pick(random, store.Rows("SELECT version, json FROM records WHERE kind = 'record-seal'")), "UPDATE records SET json = $text WHERE version = $number", random);

    private static void FlipEntry(SealedStore store, Random random) => Flip(store, Pick(random, store.Rows(Ledger)), "UPDATE ledger SET entry = $text WHERE sequence = $number", random);

    private static void Flip(SealedStore store, (long Number, byte[] Text) row, string statement, Random random)
    {
        row.Text[random.Next(row.Text.Length)] ^= (byte)(1 << random.Next(8));
        store.Execute(statement, ("$text", row.Text), ("$number", row.Number));
    }

    private static void DropRecord(SealedStore store, Random random) => store.Execute("DELETE FROM records WHERE version = $number", ("$number", Pick(random, store.Rows(Sealed)).Number));

    private static void DropSeal(SealedStore store, Random random) =>
        store.Execute("DELETE FROM records WHERE kind = 'record-seal' AND version % 2 = $odd OR kind = 'record-seal' AND version = (SELECT max(version) FROM records WHERE kind = 'record-seal')", ("$odd", random.Next(2)));

    private static void SwapRecords(SealedStore store, Random random)
    {
        var rows = store.Rows(Sealed);
        var one = random.Next(rows.Count);
        var other = (one + random.Next(1, rows.Count)) % rows.Count;
        store.Execute("UPDATE records SET json = $text WHERE version = $number", ("$text", rows[other].Text), ("$number", rows[one].Number));
        store.Execute("UPDATE records SET json = $text WHERE version = $number", ("$text", rows[one].Text), ("$number", rows[other].Number));
    }

    // Readings belong to contents and not to a release: another one is not looked at before an artifact asks for it.
    private static void AddRecord(SealedStore store, Random random) => store.Execute(
        "INSERT INTO records (kind, scope, id, json) SELECT kind, scope, CAST(id || $added AS BLOB), json FROM records WHERE kind = $kind LIMIT 1",
        ("$added", new byte[] { 0, (byte)random.Next(48, 58) }),
        ("$kind", Pick(random, ["artifact", "source-outcome", "decision"])));

    private static void MoveRecord(SealedStore store, Random random) => store.Execute(
        $"UPDATE records SET {Pick(random, ["id", "scope"])} = $moved WHERE version = $number",
        ("$moved", new byte[] { 0, (byte)random.Next(48, 58), 0, 49 }),
        ("$number", Pick(random, store.Rows(Sealed)).Number));

    private static void DropEntry(SealedStore store, Random random) => store.Execute("DELETE FROM ledger WHERE sequence = $number", ("$number", random.Next(1, 5)));

    private static void SwapEntries(SealedStore store, Random random)
    {
        var one = random.Next(1, 5);
        var other = (one + random.Next(0, 3)) % 4 + 1;
        store.Execute("UPDATE ledger SET sequence = -1 WHERE sequence = $one", ("$one", one));
        store.Execute("UPDATE ledger SET sequence = $one WHERE sequence = $other", ("$one", one), ("$other", other));
        store.Execute("UPDATE ledger SET sequence = $other WHERE sequence = -1", ("$other", other));
    }

    private static void RenameEntry(SealedStore store, Random random) =>
        store.Execute("UPDATE ledger SET id = $id WHERE sequence = $number", ("$id", new byte[] { 0, (byte)random.Next(48, 58) }), ("$number", random.Next(1, 5)));

    // A ledger that is consistent again from the entry that was backdated on.
    private static void BackdateAndRewrite(SealedStore store, Random random)
    {
        var entries = store.Rows(Ledger).Select(row => JsonSerializer.Deserialize<LedgerEntry>(row.Text, EvidenceJson.Compact)!).ToList();
        var from = random.Next(entries.Count);
        LedgerEntry? last = null;
        foreach (var entry in entries)
        {
            var isBackdated = entry.Sequence - 1 <= from;
            var changed = entry with { At = isBackdated ? entry.At.AddMinutes(-random.Next(1, 2)) : entry.At, Previous = last?.Hash ?? LedgerEntry.Origin };
            last = changed with { Hash = changed.ComputeHash() };
            store.Execute("UPDATE ledger SET entry = $entry WHERE sequence = $number", ("$entry", JsonSerializer.Serialize(last, EvidenceJson.Compact)), ("$number", last.Sequence));
        }
    }

    private static void CutLedger(SealedStore store, Random random) => store.Execute("DELETE FROM ledger WHERE sequence > $number", ("$number", random.Next(0, 4)));

    private static void RepeatEntry(SealedStore store, Random random) => store.Execute(
        "INSERT INTO ledger (sequence, id, entry) SELECT 5, $id, entry FROM ledger WHERE sequence = $number",
        ("$id", Encoding.BigEndianUnicode.GetBytes("again")),
        ("$number", random.Next(1, 5)));
}
