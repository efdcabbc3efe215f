using System.Text;
using Evidence.Artifacts;
using Evidence.Documents.Packs;
using Evidence.Documents.Packs.Entries;
using Evidence.Documents.Packs.Signing;
using Evidence.Documents.Packs.Zip;
using Evidence.Packs;
using Evidence.Testing;
using Evidence.Testing.Fakes;
using Evidence.Testing.Packs;

namespace Evidence.Documents.Tests.Packs;

/// <summary>Whatever is done to a pack, verify notices. The seed is fixed, so that a mutation that slipped through can be found again by its number.</summary>
public sealed class PackMutationTests : IAsyncLifetime, IDisposable
{
    private const int Seed = 20261001;
    private readonly EcdsaTestSigner _signer = new();
    private readonly PackDocuments _documents = new(new PackDocumentOptions());
    private byte[] _zip = [];
    private IReadOnlyList<(string Name, byte[] Bytes)> _entries = [];
    private byte[] _otherStatements = [];

    public async Task InitializeAsync()
    {
        var (content, store) = await SampleRelease.StoredAsync(conditional: true);
        var receipt = await WriteAsync(content, store);
        var decided = content with { Decisions = [A.Decision("ada@example.com", "release-manager", saw: receipt.Manifest)] };
        await WriteAsync(decided, store);
        _entries = await PackEntries.ReadAsync(_zip);
        var zip = _zip;
        await WriteAsync(decided with { AsOf = decided.AsOf.AddDays(-1) }, store);
        _otherStatements = (await PackEntries.ReadAsync(_zip))[^1].Bytes;
        _zip = zip;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _signer.Dispose();

    [Fact]
    public async Task RandomMutations_AreAllDetected()
    {
        var random = new Random(Seed);
        Func<Random, Task<byte[]>>[] kinds = [Flip, FlipByte, Truncate, Append, Cut, Drop, Swap, Duplicate, Add, Comment, Backdate, SwapStatements, RewriteLedger, ChangeEntry, ChangeHeader];
        var count = Mutations.Count();
        var slipped = new List<string>();
        for (var number = 0; number < count; number++)
        {
            var kind = kinds[number < count / 2 ? number % 2 : number % kinds.Length];
            var mutated = await kind(random);
            var verification = await VerifyAsync(mutated);
            if (verification.IsIntact && !mutated.AsSpan().SequenceEqual(_zip))
            {
                slipped.Add($"{number}: {kind.Method.Name}");
            }
            else if (!verification.IsIntact)
            {
                Assert.False(string.IsNullOrEmpty(verification.FirstFault));
                Assert.DoesNotContain('\n', verification.FirstFault);
            }
        }

        Assert.Empty(slipped);
        Assert.True((await VerifyAsync(_zip)).IsIntact);
    }

    [Fact]
    public async Task EveryByteOfEveryHeader_Counts()
    {
        // All bytes that are not content: what a reader of zips might never look at.
        var (records, _) = await CanonicalZipReader.ReadDirectoryAsync(new MemoryStream(_zip), default);
        var headers = records.SelectMany(record => Enumerable.Range((int)record.Offset, CanonicalZip.LocalHeader(record).Length));
        var end = (int)(records[^1].Offset + CanonicalZip.LocalHeader(records[^1]).Length + records[^1].Size);
        var tail = Enumerable.Range(end, _zip.Length - end);
        var unseen = new List<int>();
        foreach (var at in headers.Concat(tail))
        {
            var mutated = _zip.ToArray();
            mutated[at] ^= 0x01;
            if ((await VerifyAsync(mutated)).IsIntact)
            {
                unseen.Add(at);
            }
        }

        Assert.Empty(unseen);
    }

    [Fact]
    public async Task EveryCharacterOfTheStatements_Counts()
    {
        var at = _zip.AsSpan().IndexOf(_entries[^1].Bytes);
        var unseen = new List<int>();
        for (var offset = 0; offset < _entries[^1].Bytes.Length; offset += 7)
        {
            var mutated = _zip.ToArray();
            mutated[at + offset] ^= 0x04;
            if ((await VerifyAsync(mutated)).IsIntact)
            {
                unseen.Add(offset);
            }
        }

        Assert.Empty(unseen);
    }

    [Fact]
    public async Task FlippedByte_InAnArtifact_IsToldWithItsName()
    {
        var entry = _entries.First(pair => pair.Name.EndsWith("dpia.pdf", StringComparison.Ordinal));
        var mutated = _zip.ToArray();
        mutated[_zip.AsSpan().IndexOf(entry.Bytes) + 3] ^= 0x20;

        Assert.StartsWith(entry.Name + ": its bytes are not the ones the manifest names", (await VerifyAsync(mutated)).FirstFault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RewrittenArtifact_WithChecksumsAndManifestToMatch_IsNotWhatWasSigned()
    {
        var manifest = PackManifest.Parse(_entries[0].Bytes)!;
        var name = manifest.Entries[^1].Path;
        var forged = Encoding.UTF8.GetBytes("{\"file\":\"forged\"}");
        var listed = manifest with { Entries = [.. manifest.Entries.SkipLast(1), new ManifestEntry(name, forged.Length, Sha256Digest.Of(forged))] };
        var mutated = await PackEntries.WriteAsync([("manifest.json", listed.ToJson()), .. _entries.Skip(1).SkipLast(2), (name, forged), _entries[^1]]);

        Assert.StartsWith("manifest.json: is not the manifest that was signed", (await VerifyAsync(mutated)).FirstFault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ResignedForgery_IsShownByTheOwnersKey()
    {
        using var forger = new EcdsaTestSigner();
        var (content, store) = await SampleRelease.StoredAsync();
        using var output = new MemoryStream();
        await _documents.WriteZipAsync(content, store, forger, output, default);

        Assert.True((await _documents.VerifyAsync(output, new PackVerificationOptions(), default)).IsIntact);
        Assert.False((await _documents.VerifyAsync(output, new PackVerificationOptions(_signer.PublicKeyPem), default)).IsIntact);
    }

    private Task<byte[]> Flip(Random random)
    {
        var mutated = _zip.ToArray();
        mutated[random.Next(mutated.Length)] ^= (byte)(1 << random.Next(8));
        return Task.FromResult(mutated);
    }

    private Task<byte[]> FlipByte(Random random)
    {
        var mutated = _zip.ToArray();
        mutated[random.Next(mutated.Length)] ^= (byte)random.Next(1, 256);
        return Task.FromResult(mutated);
    }

    private Task<byte[]> Truncate(Random random) => Task.FromResult(_zip[..random.Next(_zip.Length)]);

    private Task<byte[]> Append(Random random)
    {
        var added = new byte[random.Next(1, 200)];
        random.NextBytes(added);
        return Task.FromResult<byte[]>(random.Next(2) == 0 ? [.. _zip, .. added] : [.. added, .. _zip]);
    }

    private Task<byte[]> Cut(Random random)
    {
        var at = random.Next(_zip.Length - 1);
        var count = random.Next(1, Math.Min(500, _zip.Length - at));
        return Task.FromResult<byte[]>([.. _zip[..at], .. _zip[(at + count)..]]);
    }

    private Task<byte[]> Drop(Random random)
    {
        var at = random.Next(_entries.Count);
        return PackEntries.WriteAsync([.. _entries.Where((_, index) => index != at)]);
    }

    private Task<byte[]> Swap(Random random)
    {
        var order = _entries.ToArray();
        var (one, two) = (random.Next(order.Length), random.Next(order.Length));
        (order[one], order[two]) = (order[two], order[one]);
        return PackEntries.WriteAsync(order);
    }

    private Task<byte[]> Duplicate(Random random)
    {
        var at = random.Next(_entries.Count);
        return PackEntries.WriteAsync([.. _entries.Take(at + 1), _entries[at], .. _entries.Skip(at + 1)]);
    }

    private Task<byte[]> Add(Random random)
    {
        var at = random.Next(_entries.Count + 1);
        var added = new byte[random.Next(0, 50)];
        random.NextBytes(added);
        return PackEntries.WriteAsync([.. _entries.Take(at), ($"added/{random.Next(1_000)}.json", added), .. _entries.Skip(at)]);
    }

    // The last two bytes of a zip are the length of its comment.
    private Task<byte[]> Comment(Random random)
    {
        var comment = new byte[random.Next(1, 100)];
        random.NextBytes(comment);
        return Task.FromResult<byte[]>([.. _zip[..^2], (byte)comment.Length, 0, .. comment]);
    }

    // Another time in the zip's own fields, with everything else as it was.
    private Task<byte[]> Backdate(Random random)
    {
        var mutated = _zip.ToArray();
        var name = Encoding.UTF8.GetBytes(_entries[random.Next(_entries.Count)].Name);
        var at = mutated.AsSpan().IndexOf(name);
        var header = random.Next(2) == 0 ? at - 30 + 10 : mutated.AsSpan().LastIndexOf(name) - 46 + 12;
        mutated[Math.Max(0, header) + random.Next(4)] ^= (byte)random.Next(1, 256);
        return Task.FromResult(mutated);
    }

    private Task<byte[]> SwapStatements(Random random)
    {
        var lines = Encoding.UTF8.GetString(_entries[^1].Bytes).Split('\n');
        var others = Encoding.UTF8.GetString(_otherStatements).Split('\n');
        var at = random.Next(3);
        lines[at] = random.Next(2) == 0 ? others[at] : lines[(at + 1) % 3];
        return PackEntries.WriteAsync([.. _entries.SkipLast(1), (_entries[^1].Name, Encoding.UTF8.GetBytes(string.Join('\n', lines)))]);
    }

    // A ledger that is consistent in itself, with another history.
    private Task<byte[]> RewriteLedger(Random random)
    {
        LedgerEntry? last = null;
        var lines = new StringBuilder();
        var count = random.Next(1, 14);
        for (var number = 0; number < count; number++)
        {
            last = LedgerEntry.Following(last, new LedgerDraft($"id-{number}", "artifact-collected", "checkout-ranker-2.4.0", A.Digest(random.Next().ToString())), A.Today);
            lines.Append(System.Text.Json.JsonSerializer.Serialize(last, EvidenceJson.Compact)).Append('\n');
        }

        return Replace("ledger.jsonl", Encoding.UTF8.GetBytes(lines.ToString()));
    }

    private Task<byte[]> ChangeEntry(Random random)
    {
        var (name, bytes) = _entries[random.Next(_entries.Count)];
        var changed = bytes.Length == 0 ? [1] : bytes.ToArray();
        changed[random.Next(changed.Length)] ^= (byte)random.Next(1, 256);
        return Replace(name, changed);
    }

    private Task<byte[]> ChangeHeader(Random random)
    {
        var mutated = _zip.ToArray();
        var at = mutated.AsSpan().LastIndexOf(Encoding.UTF8.GetBytes(_entries[random.Next(_entries.Count)].Name));
        mutated[Math.Max(0, at - random.Next(1, 46))] ^= (byte)random.Next(1, 256);
        return Task.FromResult(mutated);
    }

    private Task<byte[]> Replace(string name, byte[] bytes) =>
        PackEntries.WriteAsync([.. _entries.Select(pair => pair.Name == name ? (name, bytes) : pair)]);

    private async Task<PackReceipt> WriteAsync(PackContent content, InMemoryEvidenceStore store)
    {
        // Without documents for people: they are entries like others, and this pack is read more than ten thousand times.
        using var output = new MemoryStream();
        var receipt = await new PackWriter(store, new PackSigning(_signer, null), (spool, _) => spool.Add("pack.docx", "a document"u8.ToArray())).WriteAsync(content, output, default);
        _zip = output.ToArray();
        return receipt;
    }

    private Task<PackVerification> VerifyAsync(byte[] zip) => _documents.VerifyAsync(new MemoryStream(zip), new PackVerificationOptions(), default);
}
