using System.Diagnostics;
using Microsoft.DurableTask;

namespace Evidence.DurableTask.Sqlite.Tests.Processes;

/// <summary>What worker processes run: a journey through everything an orchestration can do, work that is wide, and work that kills.</summary>
internal static class JourneyTasks
{
    /// <summary>What a journey that nobody disturbed brings home.</summary>
    public const string Souvenirs = "collect read-1 read-2 read-3 same-id timer leg-1 leg-2 | approve pack";

    public static void Register(DurableTaskRegistry tasks)
    {
        tasks.AddOrchestratorFunc<string?, string>("Journey", (context, carried) =>
            carried is null ? GoOutAsync(context) : ComeHomeAsync(context, carried));
        tasks.AddOrchestratorFunc<string, string>("Leg", async (context, name) =>
            $"{await context.CallActivityAsync<string>("Step", $"{name}-1")} {await context.CallActivityAsync<string>("Step", $"{name}-2")}");
        tasks.AddOrchestratorFunc<Wide, int>("Wide", async (context, wide) =>
        {
            var results = await Task.WhenAll(Enumerable.Range(0, wide.Count).Select(number =>
                context.CallActivityAsync<int>("Watched", new WatchedStep(wide.Journal, number))));
            return results.Sum();
        });
        tasks.AddOrchestratorFunc<object?, string>("MeetTheKiller", MeetTheKillerAsync);
        tasks.AddOrchestratorFunc<object?, string>("Killer", Task<string> (_, _) => throw Kill());
        tasks.AddActivityFunc<object?, string>("Kill", string (_, _) => throw Kill());
        tasks.AddActivityFunc<string, string>("Step", (_, name) => name);
        tasks.AddActivityFunc<WatchedStep, int>("Watched", WatchAsync);
    }

    private static async Task<string> GoOutAsync(TaskOrchestrationContext context)
    {
        var id = context.NewGuid();
        var collected = await context.CallActivityAsync<string>("Step", "collect");
        var read = await Task.WhenAll(Enumerable.Range(1, 3).Select(number => context.CallActivityAsync<string>("Step", $"read-{number}")));
        var echoed = await context.CallActivityAsync<string>("Step", id.ToString());
        await context.CreateTimer(TimeSpan.FromMilliseconds(30), CancellationToken.None);
        var leg = await context.CallSubOrchestratorAsync<string>("Leg", "leg");
        context.ContinueAsNew($"{collected} {string.Join(' ', read)} {(echoed == id.ToString() ? "same-id" : "other-id")} timer {leg}");
        return string.Empty;
    }

    private static async Task<string> ComeHomeAsync(TaskOrchestrationContext context, string carried)
    {
        var decision = await context.WaitForExternalEvent<string>("Decision");
        return $"{carried} | {decision} {await context.CallActivityAsync<string>("Step", "pack")}";
    }

    private static async Task<string> MeetTheKillerAsync(TaskOrchestrationContext context, object? input)
    {
        var innocent = context.CallActivityAsync<string>("Step", "innocent");
        var killer = context.CallActivityAsync<string>("Kill");
        try
        {
            await killer;
        }
        catch (TaskFailedException failure)
        {
            return $"{await innocent} {failure.FailureDetails.ErrorType}";
        }

        return "the killer finished";
    }

    /// <summary>Notes when a step began and ended, in a file of its own that appears whole or not at all.</summary>
    private static async Task<int> WatchAsync(TaskActivityContext context, WatchedStep step)
    {
        var began = Stopwatch.GetTimestamp();
        await Task.Delay(20);
        var draft = Path.GetTempFileName();
        await File.WriteAllTextAsync(draft, $"{began} {Stopwatch.GetTimestamp()}");
        File.Move(draft, Path.Combine(step.Journal, $"{step.Number}-{Environment.ProcessId}-{Guid.NewGuid():N}"));
        return step.Number;
    }

    private static InvalidOperationException Kill()
    {
        using var self = Process.GetCurrentProcess();
        self.Kill();
        return new InvalidOperationException("The process was killed.");
    }

    internal sealed record Wide(string Journal, int Count);

    internal sealed record WatchedStep(string Journal, int Number);
}
