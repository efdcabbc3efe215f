using DurableTask.AzureStorage;
using Evidence.DurableTask.Sqlite;
using Evidence.Testing;
using Microsoft.DurableTask.Testing.Sidecar;

namespace Evidence.Benchmarks.Engine;

/// <summary>
/// Activities a second on SQLite beside the in-memory store and Azure Storage on Azurite, and the time of the bare SQLite commits, in one run.
/// Arguments: the number of activities (default 5000) and the number of repetitions (default 3; the first is a cold process).
/// </summary>
internal static class EngineBenchmark
{
    public static async Task RunAsync(string[] args)
    {
        var activities = args.Length > 0 ? int.Parse(args[0]) : 5000;
        var repetitions = args.Length > 1 ? int.Parse(args[1]) : 3;
        Console.WriteLine($"{"store",-28}{"activities",12}{"seconds",10}{"per second",12}{"CPU each",12}{"chain step",12}");
        for (var repetition = 0; repetition < repetitions; repetition++)
        {
            await MeasureSqliteAsync(repetition == 0 ? "SQLite, cold process" : "SQLite", activities);
        }

        await EngineRun.MeasureAsync("in-memory", activities, new InMemoryOrchestrationService());
        await MeasureAzureStorageAsync(Math.Min(activities, 200));
    }

    private static async Task MeasureSqliteAsync(string store, int activities)
    {
        var folder = Directory.CreateTempSubdirectory("engine-benchmark-");
        try
        {
            var options = new SqliteOrchestrationServiceOptions { FilePath = Path.Combine(folder.FullName, "store.db") };
            var engine = await EngineRun.MeasureAsync(store, activities, new SqliteOrchestrationService(options));
            var grouped = BareCommits.Run(Path.Combine(folder.FullName, "grouped.db"), activities, (int)engine.Commits);
            var single = BareCommits.Run(Path.Combine(folder.FullName, "single.db"), activities, activities);
            Compare($"bare, {engine.Commits} commits", activities, engine.Seconds, grouped.TotalSeconds);
            Compare("bare, a commit an activity", activities, engine.Seconds, single.TotalSeconds);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Compare(string what, int activities, double engine, double bare) => Console.WriteLine(
        $"{"  " + what,-28}{activities,12}{bare,10:F2}{activities / bare,12:F0}   the engine takes {engine / bare:F2} times as long");

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
            var settings = new AzureStorageOrchestrationServiceSettings
            {
                TaskHubName = "benchmark",
                StorageAccountClientProvider = new StorageAccountClientProvider(azurite.ConnectionString),
                PartitionCount = 1,
                MaxQueuePollingInterval = TimeSpan.FromMilliseconds(100),
            };
            await EngineRun.MeasureAsync("Azure Storage on Azurite", activities, new AzureStorageOrchestrationService(settings));
        }
        finally
        {
            await azurite.DisposeAsync();
        }
    }
}
