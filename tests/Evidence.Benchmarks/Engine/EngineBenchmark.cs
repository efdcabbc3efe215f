using System.Diagnostics;
using DurableTask.AzureStorage;
using DurableTask.Core;
using Evidence.DurableTask.Sqlite;
using Evidence.Hosting.Engine;
using Evidence.Testing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Testing.Sidecar;
using Microsoft.Extensions.DependencyInjection;

namespace Evidence.Benchmarks.Engine;

/// <summary>
/// Activities a second on SQLite beside the in-memory store and Azure Storage on Azurite, and the time of the bare SQLite commits, in one run.
/// Arguments: the number of activities (default 5000) and the number of repetitions (default 3).
/// </summary>
internal static class EngineBenchmark
{
    private const int ChainLength = 100;
    private const int WarmUp = 1000;

    public static async Task RunAsync(string[] args)
    {
        var activities = args.Length > 0 ? int.Parse(args[0]) : 5000;
        var repetitions = args.Length > 1 ? int.Parse(args[1]) : 3;
        Console.WriteLine($"{"store",-28}{"activities",12}{"seconds",10}{"per second",12}{"CPU each",13}{"chain step",12}");
        for (var repetition = 0; repetition < repetitions; repetition++)
        {
            await MeasureSqliteAsync(activities);
        }

        await MeasureAsync("in-memory", activities, () => Task.FromResult<IOrchestrationService>(new InMemoryOrchestrationService()));
        await MeasureAzureStorageAsync(Math.Min(activities, 200));
    }

    private static async Task MeasureSqliteAsync(int activities)
    {
        var folder = Directory.CreateTempSubdirectory("engine-benchmark-");
        try
        {
            SqliteOrchestrationService? service = null;
            var seconds = await MeasureAsync("SQLite", activities, () => Task.FromResult<IOrchestrationService>(
                service = new SqliteOrchestrationService(new SqliteOrchestrationServiceOptions { FilePath = Path.Combine(folder.FullName, "store.db") })));
            var commits = (int)_commits;
            var grouped = BareCommits.Run(Path.Combine(folder.FullName, "grouped.db"), activities, commits);
            var single = BareCommits.Run(Path.Combine(folder.FullName, "single.db"), activities, activities);
            Console.WriteLine($"{"  same rows, same commits",-28}{activities,12}{grouped.TotalSeconds,10:F2}{activities / grouped.TotalSeconds,12:F0}   {commits} commits; engine takes {seconds / grouped.TotalSeconds:F2} times as long");
            Console.WriteLine($"{"  one commit an activity",-28}{activities,12}{single.TotalSeconds,10:F2}{activities / single.TotalSeconds,12:F0}   engine takes {seconds / single.TotalSeconds:F2} times as long");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task MeasureAzureStorageAsync(int activities)
    {
        if (Azurite.Missing is { } reason)
        {
            Console.WriteLine($"Azure Storage on Azurite: {reason}");
            return;
        }

        var azurite = new AzuriteFixture();
        await azurite.InitializeAsync();
        try
        {
            await MeasureAsync("Azure Storage on Azurite", activities, () => Task.FromResult<IOrchestrationService>(
                new AzureStorageOrchestrationService(new AzureStorageOrchestrationServiceSettings
                {
                    TaskHubName = "benchmark",
                    StorageAccountClientProvider = new StorageAccountClientProvider(azurite.ConnectionString),
                    PartitionCount = 1,
                    MaxQueuePollingInterval = TimeSpan.FromMilliseconds(100),
                })));
        }
        finally
        {
            await azurite.DisposeAsync();
        }
    }

    private static long _commits;

    private static async Task<double> MeasureAsync(string store, int activities, Func<Task<IOrchestrationService>> make)
    {
        var service = await make();
        var registry = new DurableTaskRegistry();
        Register(registry);
        await using var services = new ServiceCollection().BuildServiceProvider();
        using var engine = new DurableTaskEngine(service, registry, services);
        await engine.StartAsync(CancellationToken.None);
        var client = new EngineClient((IOrchestrationServiceClient)service);
        await TimeAsync(client, "FanOut", Math.Min(activities, WarmUp));
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var before = (service as SqliteOrchestrationService)?.Commits ?? 0;
        var seconds = await TimeAsync(client, "FanOut", activities);
        _commits = ((service as SqliteOrchestrationService)?.Commits ?? 0) - before;
        cpu = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        var chain = await TimeAsync(client, "Chain", ChainLength);
        Console.WriteLine($"{store,-28}{activities,12}{seconds,10:F2}{activities / seconds,12:F0}{cpu.TotalMilliseconds / activities,10:F2} ms{chain / ChainLength * 1000,9:F1} ms");
        await engine.StopAsync(CancellationToken.None);
        (service as IDisposable)?.Dispose();
        return seconds;
    }

    private static async Task<double> TimeAsync(EngineClient client, string orchestrator, int count)
    {
        var id = Guid.NewGuid().ToString("N");
        var watch = Stopwatch.StartNew();
        await client.StartAsync(orchestrator, id, count);
        var ended = await client.WaitAsync(id);
        return ended.ReadOutputAs<int>() == count
            ? watch.Elapsed.TotalSeconds
            : throw new InvalidOperationException($"{orchestrator} ended as {ended.RuntimeStatus}: {ended.FailureDetails}");
    }

    private static void Register(DurableTaskRegistry registry)
    {
        registry.AddOrchestratorFunc<int, int>("FanOut", async (context, count) =>
        {
            var results = await Task.WhenAll(Enumerable.Range(0, count).Select(number => context.CallActivityAsync<int>("Echo", number)));
            return results.Length;
        });
        registry.AddOrchestratorFunc<int, int>("Chain", async (context, count) =>
        {
            for (var number = 0; number < count; number++)
            {
                await context.CallActivityAsync<int>("Echo", number);
            }

            return count;
        });
        registry.AddActivityFunc<int, int>("Echo", (_, number) => number);
    }
}
