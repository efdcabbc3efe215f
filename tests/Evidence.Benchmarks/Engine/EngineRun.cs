using System.Diagnostics;
using DurableTask.Core;
using Evidence.DurableTask.Sqlite;
using Evidence.Hosting.Engine;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;

namespace Evidence.Benchmarks.Engine;

/// <summary>One measurement of the engine on a store.</summary>
/// <param name="Seconds">For the fan-out.</param>
/// <param name="Commits">SQLite transactions of the fan-out; 0 on other stores.</param>
internal sealed record EngineRun(double Seconds, long Commits)
{
    private const int ChainLength = 100;
    private const int WarmUp = 1000;

    /// <summary>Runs one orchestration that fans out to that many activities, then one that runs a hundred one after the other, and prints both.</summary>
    public static async Task<EngineRun> MeasureAsync(string store, int activities, IOrchestrationService service)
    {
        var registry = new DurableTaskRegistry();
        Register(registry);
        await using var services = new ServiceCollection().BuildServiceProvider();
        using var engine = new DurableTaskEngine(service, registry, services);
        await engine.StartAsync(CancellationToken.None);
        var client = new EngineClient((IOrchestrationServiceClient)service);
        await TimeAsync(client, "FanOut", Math.Min(activities, WarmUp));
        var (cpu, commits) = (Cpu(), CommitsOf(service));
        var seconds = await TimeAsync(client, "FanOut", activities);
        (cpu, commits) = (Cpu() - cpu, CommitsOf(service) - commits);
        var step = await TimeAsync(client, "Chain", ChainLength) / ChainLength;
        Console.WriteLine(
            $"{store,-28}{activities,12}{seconds,10:F2}{activities / seconds,12:F0}{cpu / activities,9:F2} ms{step * 1000,9:F1} ms");
        await engine.StopAsync(CancellationToken.None);
        (service as IDisposable)?.Dispose();
        return new EngineRun(seconds, commits);
    }

    private static double Cpu() => Process.GetCurrentProcess().TotalProcessorTime.TotalMilliseconds;

    private static long CommitsOf(IOrchestrationService service) => (service as SqliteOrchestrationService)?.Commits ?? 0;

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
