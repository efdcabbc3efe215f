using Evidence.DurableTask.Sqlite.Storage;

namespace Evidence.DurableTask.Sqlite.Tests;

public sealed class WriterTests : IDisposable
{
    private readonly StoreFolder _folder = StoreFolder.Create();
    private readonly Store _store;

    public WriterTests() => _store = Store.Open(_folder.Options(), _ => { }, () => { });

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Writes_ThatWaitTogether_AreCommittedTogether()
    {
        var before = _store.Writer.Commits;
        using var gate = new ManualResetEventSlim();
        var first = _store.Writer.RunAsync(_ => gate.Wait(TimeSpan.FromSeconds(30)));
        var others = Enumerable.Range(0, 50).Select(number => _store.Writer.RunAsync(write => Add(write, $"hub-{number}"))).ToList();
        gate.Set();
        await first;
        await Task.WhenAll(others);

        Assert.InRange(_store.Writer.Commits - before, 1, 2);
        Assert.Equal(51, Hubs());
    }

    [Fact]
    public async Task Write_ThatFails_TakesNothingWithIt()
    {
        using var gate = new ManualResetEventSlim();
        var first = _store.Writer.RunAsync(_ => gate.Wait(TimeSpan.FromSeconds(30)));
        var before = _store.Writer.RunAsync(write => Add(write, "before"));
        var failing = _store.Writer.RunAsync<int>(write => throw new InvalidOperationException($"{Add(write, "failing")}"));
        var conflicting = _store.Writer.RunAsync(write => Add(write, "default"));
        var after = _store.Writer.RunAsync(write => Add(write, "after"));
        gate.Set();

        await first;
        await before;
        await after;
        await Assert.ThrowsAsync<InvalidOperationException>(() => failing);
        await Assert.ThrowsAsync<SqliteOrchestrationServiceException>(() => conflicting);
        Assert.Equal(3, Hubs());
    }

    [Fact]
    public async Task Effects_OfAWriteThatFails_AreNotAnnounced()
    {
        using var folder = StoreFolder.Create();
        var announced = new List<string>();
        using (var store = Store.Open(folder.Options(), effects => announced.AddRange(effects.Ended), () => { }))
        {
            await store.Writer.RunAsync(write => write.Effects.Ended.Add("kept"));
            await Assert.ThrowsAsync<InvalidOperationException>(() => store.Writer.RunAsync<bool>(write =>
            {
                write.Effects.Ended.Add("undone");
                throw new InvalidOperationException();
            }));
        }

        Assert.Equal(["kept"], announced);
    }

    private static int Add(WriteContext write, string hub) => write.Connection.Execute("INSERT INTO hubs (name) VALUES (?1)", hub);

    private long? Hubs() => _store.Read(connection => connection.Number("SELECT COUNT(*) FROM hubs"));
}
