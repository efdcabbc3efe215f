using Evidence.Hosting.Engine;

namespace Evidence.DurableTask.Sqlite.Tests.Processes;

/// <summary>Several worker processes on one file.</summary>
public sealed class SeveralWorkersTests : IDisposable
{
    private const int Steps = 300;

    private readonly StoreFolder _folder = StoreFolder.Create();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Workers_OnOneStore_ShareTheWork_AndRunNoStepTwice()
    {
        var runs = await RunWideAsync(workers: 3);

        Assert.Equal(Enumerable.Range(0, Steps), runs.Select(run => run.Step).Order());
        Assert.True(runs.Select(run => run.Process).Distinct().Count() > 1, "only one of the workers did anything");
    }

    [Fact]
    public async Task Workers_OfWhichOneIsKilled_RunNoStepTwiceAtATime()
    {
        var runs = await RunWideAsync(workers: 3, killFirstAfter: 40);

        Assert.Equal(Enumerable.Range(0, Steps), runs.Select(run => run.Step).Distinct().Order());
        foreach (var step in runs.GroupBy(run => run.Step))
        {
            var inTime = step.OrderBy(run => run.Began).ToList();
            Assert.All(inTime.Zip(inTime.Skip(1)), pair => Assert.True(pair.First.Ended <= pair.Second.Began, $"step {step.Key} ran twice at a time"));
        }
    }

    private async Task<List<Run>> RunWideAsync(int workers, int killFirstAfter = int.MaxValue)
    {
        await using var service = new SqliteOrchestrationService(_folder.Options());
        var client = new EngineClient(service);
        var journal = Directory.CreateDirectory(_folder.PathOf("journal")).FullName;
        await client.StartAsync("Wide", "wide", new JourneyTasks.Wide(journal, Steps));
        var processes = Enumerable.Range(0, workers).Select(_ => WorkerProcess.Start(_folder.FilePath, "wide")).ToList();
        while (Directory.GetFiles(journal).Length < Math.Min(killFirstAfter, Steps))
        {
            await Task.Delay(5);
        }

        if (killFirstAfter < Steps)
        {
            processes[0].Kill();
        }

        var ended = await client.WaitAsync("wide", new CancellationTokenSource(TimeSpan.FromMinutes(2)).Token);
        await Task.WhenAll(processes.Select(process => process.WaitForExitAsync()));
        Assert.Equal(Enumerable.Range(0, Steps).Sum(), ended.ReadOutputAs<int>());
        return Directory.GetFiles(journal).Select(Run.Read).ToList();
    }

    private sealed record Run(int Step, int Process, long Began, long Ended)
    {
        public static Run Read(string file)
        {
            var name = Path.GetFileName(file).Split('-');
            var times = File.ReadAllText(file).Split(' ');
            return new Run(int.Parse(name[0]), int.Parse(name[1]), long.Parse(times[0]), long.Parse(times[1]));
        }
    }
}
