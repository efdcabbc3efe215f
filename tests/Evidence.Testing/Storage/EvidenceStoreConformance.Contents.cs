using Evidence.Artifacts;
using Xunit;

namespace Evidence.Testing.Storage;

public abstract partial class EvidenceStoreConformance
{
    [ConformanceTheory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4 * 1024 * 1024)]
    [InlineData((9 * 1024 * 1024) + 17)]
    public async Task Content_WhenPut_IsKeptUnderTheDigestOfItsBytes(int size)
    {
        var bytes = SomeBytes(size);

        var stored = await PutAsync(Open(), bytes);

        Assert.Equal(Sha256Digest.Of(bytes), stored.Digest);
        Assert.Equal(size, stored.Size);
        Assert.False(stored.WasThere);
        var other = Open();
        Assert.Equal(bytes, await ReadAsync(other, stored.Digest));
        Assert.Equal(size, await other.FindContentSizeAsync(stored.Digest, default));
        Assert.Equal(0, await CountUnfinishedAsync());
    }

    [ConformanceFact]
    public async Task Content_PutFromAStreamThatGivesLittleAtATime_IsWhole()
    {
        var bytes = SomeBytes(300_000);

        var stored = await Open().PutContentAsync(new TricklingStream(bytes, 997), default);

        Assert.Equal(Sha256Digest.Of(bytes), stored.Digest);
        Assert.Equal(bytes, await ReadAsync(Open(), stored.Digest));
    }

    [ConformanceFact]
    public async Task Content_ReadOnce_IsTheSameAndStaysThere()
    {
        var store = Open();
        var bytes = SomeBytes(9_000_001);
        var stored = await PutAsync(store, bytes);

        for (var time = 0; time < 2; time++)
        {
            await using var content = await store.OpenContentOnceAsync(stored.Digest, default);
            using var read = new MemoryStream();
            await content!.CopyToAsync(read);
            Assert.Equal(bytes, read.ToArray());
        }

        Assert.Null(await store.OpenContentOnceAsync(Sha256Digest.Of("of nothing kept"u8), default));
    }

    [ConformanceFact]
    public async Task Content_ReadOnceAfterItWasChanged_IsRefused()
    {
        var store = Open();
        var stored = await PutAsync(store, SomeBytes(1000));
        await ChangeContentAsync(stored.Digest, SomeBytes(1000, seed: 2));

        await using var content = await store.OpenContentOnceAsync(stored.Digest, default);
        var fault = await Assert.ThrowsAsync<EvidenceException>(() => content!.CopyToAsync(Stream.Null));

        Assert.Equal(FaultCode.Corrupt, fault.Code);
    }

    [ConformanceFact]
    public async Task Content_PutTwice_IsKeptOnce()
    {
        var store = Open();
        var bytes = SomeBytes(5_000);

        var first = await PutAsync(store, bytes);
        var second = await PutAsync(Open(), bytes);

        Assert.False(first.WasThere);
        Assert.True(second.WasThere);
        Assert.Equal(first.Digest, Assert.Single(await ToListAsync(store.ListContentsAsync(default))));
        Assert.Equal(0, await CountUnfinishedAsync());
    }

    [ConformanceFact]
    public async Task Content_PutInParallelFromSeveralHandles_IsKeptOnceAndReportedNewOnce()
    {
        var bytes = SomeBytes(700_000);
        var stores = new[] { Open(), Open() };

        var stored = await Task.WhenAll(Enumerable.Range(0, 8).Select(index => Task.Run(() => PutAsync(stores[index % 2], bytes))));

        Assert.Equal(Sha256Digest.Of(bytes), Assert.Single(stored.Select(one => one.Digest).Distinct()));
        Assert.Single(stored, one => !one.WasThere);
        Assert.Equal(bytes, await ReadAsync(stores[0], stored[0].Digest));
        Assert.Equal(0, await CountUnfinishedAsync());
    }

    [ConformanceFact]
    public async Task Contents_PutInParallel_AreAllListedInOrderOfDigest()
    {
        var store = Open();
        var contents = Enumerable.Range(0, 40).Select(seed => SomeBytes(1_000 + seed, seed)).ToList();

        await Task.WhenAll(contents.Select(bytes => Task.Run(() => PutAsync(store, bytes))));

        var expected = contents.Select(bytes => Sha256Digest.Of(bytes)).Order();
        Assert.Equal(expected, await ToListAsync(Open().ListContentsAsync(default)));
        foreach (var bytes in contents)
        {
            Assert.Equal(bytes, await ReadAsync(store, Sha256Digest.Of(bytes)));
        }
    }

    [ConformanceFact]
    public async Task Content_ThatIsMissing_IsNullAndNoFault()
    {
        var store = Open();
        var digest = Sha256Digest.Of("nothing"u8);

        Assert.Null(await store.OpenContentAsync(digest, default));
        Assert.Null(await store.FindContentSizeAsync(digest, default));
        Assert.Empty(await ToListAsync(store.ListContentsAsync(default)));
    }

    [ConformanceFact]
    public async Task Content_BeingWritten_IsNotVisible()
    {
        var store = Open();
        var bytes = SomeBytes(9 * 1024 * 1024);
        var source = new GatedStream(bytes, pauseAt: 8 * 1024 * 1024);

        var put = store.PutContentAsync(source, default);
        await source.Paused;

        Assert.Null(await store.OpenContentAsync(Sha256Digest.Of(bytes), default));
        Assert.Empty(await ToListAsync(Open().ListContentsAsync(default)));
        source.Resume();
        Assert.Equal(Sha256Digest.Of(bytes), (await put).Digest);
    }

    [ConformanceFact]
    public async Task Content_WhosePutIsCancelled_LeavesNothing()
    {
        var store = Open();
        var source = new GatedStream(SomeBytes(9 * 1024 * 1024), pauseAt: 8 * 1024 * 1024);
        using var cancellation = new CancellationTokenSource();

        var put = store.PutContentAsync(source, cancellation.Token);
        await source.Paused;
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => put);
        Assert.Empty(await ToListAsync(store.ListContentsAsync(default)));
        Assert.Equal(0, await CountUnfinishedAsync());
    }

    [ConformanceFact]
    public async Task Content_WhoseSourceBreaks_LeavesNothingAndTheFaultIsTheSources()
    {
        var store = Open();

        var fault = await Assert.ThrowsAsync<IOException>(() => store.PutContentAsync(new BreakingStream(SomeBytes(600_000)), default));

        Assert.Equal(BreakingStream.Message, fault.Message);
        Assert.Empty(await ToListAsync(store.ListContentsAsync(default)));
        Assert.Equal(0, await CountUnfinishedAsync());
    }

    [ConformanceTheory]
    [InlineData("one byte flipped")]
    [InlineData("cut short")]
    [InlineData("emptied")]
    [InlineData("longer")]
    public async Task Content_ChangedBehindTheStore_IsRefusedAtTheEndNamingTheDigest(string change)
    {
        var bytes = SomeBytes(200_000);
        var stored = await PutAsync(Open(), bytes);
        await ChangeContentAsync(stored.Digest, Changed(bytes, change));

        var fault = await Assert.ThrowsAsync<EvidenceException>(() => ReadAsync(Open(), stored.Digest));

        Assert.Equal(FaultCode.Corrupt, fault.Code);
        Assert.Contains(stored.Digest.Hex, fault.Message, StringComparison.Ordinal);
    }

    [ConformanceFact]
    public async Task Content_ChangedBehindTheStore_NeverGivesItsLastBytesToAReaderOfTheKnownLength()
    {
        var bytes = SomeBytes(200_000);
        var stored = await PutAsync(Open(), bytes);
        await ChangeContentAsync(stored.Digest, Changed(bytes, "one byte flipped"));
        await using var content = await Open().OpenContentAsync(stored.Digest, default);

        var fault = await Assert.ThrowsAsync<EvidenceException>(() => content!.ReadExactlyAsync(new byte[bytes.Length]).AsTask());

        Assert.Equal(FaultCode.Corrupt, fault.Code);
    }

    private static byte[] Changed(byte[] bytes, string change)
    {
        var flipped = bytes.ToArray();
        flipped[^1] ^= 1;
        return change switch
        {
            "one byte flipped" => flipped,
            "cut short" => bytes[..^1],
            "emptied" => [],
            _ => [.. bytes, 0],
        };
    }
}
