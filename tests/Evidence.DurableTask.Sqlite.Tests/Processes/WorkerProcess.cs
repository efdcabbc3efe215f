using System.Diagnostics;
using Evidence.DurableTask.Sqlite.Tests.Behaviour;

namespace Evidence.DurableTask.Sqlite.Tests.Processes;

/// <summary>A worker in a process of its own, which can be killed without taking the tests along.</summary>
internal static class WorkerProcess
{
    /// <summary>Starts a worker on the store.</summary>
    /// <param name="store">The file.</param>
    /// <param name="until">The instance at whose end the worker ends.</param>
    /// <param name="death">When it kills itself.</param>
    /// <param name="maxDeliveries">After how many deliveries work is failed.</param>
    public static Process Start(string store, string until, Death death = default, int maxDeliveries = 10)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true };
        foreach (var argument in (string[])[typeof(WorkerProcess).Assembly.Location, store, until, death.ToString(), $"{maxDeliveries}"])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["DOTNET_TieredPGO"] = "0";
        return Process.Start(start)!;
    }

    /// <summary>What the process does.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var (store, until, death, maxDeliveries) = (arguments[0], arguments[1], Death.Parse(arguments[2]), int.Parse(arguments[3]));
        var service = new SqliteOrchestrationService(new SqliteOrchestrationServiceOptions { FilePath = store, MaxDeliveryAttempts = maxDeliveries });
        await using var engine = await HostedEngine.StartAsync(new DyingOrchestrationService(service, death), JourneyTasks.Register);
        await engine.Client.WaitAsync(until);
        return 0;
    }
}
