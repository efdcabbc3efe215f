using Evidence.Artifacts;
using Evidence.Ports;
using Evidence.Storage.Tests.Azure;
using Evidence.Testing;

namespace Evidence.Storage.Tests.Processes;

[Collection(OneAzurite.Name)]
public sealed class KilledWriterTests(AzuriteFixture azurite) : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _prefix = $"t{Guid.NewGuid():N}";

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task EmbeddedStore_WhoseWriterIsKilledInTheMiddleOfAPut_ShowsNothingOfIt() => AssertNothingIsHalfVisibleAsync(_folder.Path);

    [AzuriteFact]
    public Task AzureStore_WhoseWriterIsKilledInTheMiddleOfAPut_ShowsNothingOfIt() => AssertNothingIsHalfVisibleAsync(azurite.ConnectionString);

    [Fact]
    public Task EmbeddedStore_WhoseWriterIsKilledAtAnyMoment_HasAllThatWasKeptAndNothingHalf() => AssertIsWholeAsync(_folder.Path);

    [AzuriteFact]
    public Task AzureStore_WhoseWriterIsKilledAtAnyMoment_HasAllThatWasKeptAndNothingHalf() => AssertIsWholeAsync(azurite.ConnectionString);

    [Fact]
    public Task EmbeddedStore_WithSeveralProcesses_HasOneChain() => AssertIsSharedAsync(_folder.Path);

    [AzuriteFact]
    public Task AzureStore_WithSeveralProcesses_HasOneChain() => AssertIsSharedAsync(azurite.ConnectionString);

    private async Task AssertNothingIsHalfVisibleAsync(string place)
    {
        using var writer = WriterProcess.Start(WriterProgram.Stuck, place, _prefix);
        Assert.Equal("paused", await writer.ReadLineAsync());
        await writer.KillAsync();
        var bytes = WriterProgram.BytesOf(0, WriterProgram.StuckSize);
        var store = Open(place);

        Assert.Empty(await store.ListContentsAsync(default).ToListAsync());
        Assert.Null(await store.OpenContentAsync(Sha256Digest.Of(bytes), default));
        Assert.False((await store.PutContentAsync(new MemoryStream(bytes), default)).WasThere);
        await AssertVerifiesAsync(store, Sha256Digest.Of(bytes));
    }

    private async Task AssertIsWholeAsync(string place)
    {
        for (var round = 0; round < 3; round++)
        {
            using var writer = WriterProcess.Start(WriterProgram.Endless, place, _prefix);
            var kept = new List<string>();
            while (kept.Count < 3 + round)
            {
                kept.Add((await writer.ReadLineAsync())!);
            }

            kept.AddRange((await writer.KillAsync()).Where(line => line.Length == 64));
            await AssertHasAsync(Open(place), kept.Select(Sha256Digest.Parse));
        }
    }

    private async Task AssertIsSharedAsync(string place)
    {
        var writers = Enumerable.Range(0, 3).Select(index => WriterProcess.Start(WriterProgram.Append, place, _prefix, $"{index * 10}")).ToList();
        var kept = await Task.WhenAll(writers.Select(writer => writer.EndAsync()));
        writers.ForEach(writer => writer.Dispose());

        // The seeds overlap, so that processes also keep the same contents and append the same ids.
        Assert.All(kept, digests => Assert.Equal(15, digests.Length));
        Assert.Equal(35, (await Open(place).FindLedgerHeadAsync(default))!.Sequence);
        await AssertHasAsync(Open(place), kept.SelectMany(digests => digests).Select(Sha256Digest.Parse));
    }

    private static async Task AssertHasAsync(IEvidenceStore store, IEnumerable<Sha256Digest> kept)
    {
        var listed = await store.ListContentsAsync(default).ToListAsync();
        foreach (var digest in listed)
        {
            await AssertVerifiesAsync(store, digest);
        }

        var ledger = await store.ReadLedgerAsync(1, default).Select(entry => entry.Digest).ToListAsync();
        var records = await store.ListRecordsAsync(new("sample"), null, default).Select(record => Sha256Digest.Parse(record.Key.Id)).ToListAsync();
        Assert.All(kept, digest => Assert.True(listed.Contains(digest) && ledger.Contains(digest) && records.Contains(digest)));
        Assert.Equal(ledger.Distinct(), ledger);
    }

    private static async Task AssertVerifiesAsync(IEvidenceStore store, Sha256Digest digest)
    {
        await using var content = await store.OpenContentAsync(digest, default);
        await content!.CopyToAsync(Stream.Null);
    }

    private IEvidenceStore Open(string place) => WriterProgram.OpenStore(place, _prefix);
}
