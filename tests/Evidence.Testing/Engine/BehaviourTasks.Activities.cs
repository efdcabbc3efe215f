using System.Collections.Concurrent;
using Microsoft.DurableTask;

namespace Evidence.Testing.Engine;

public static partial class BehaviourTasks
{
    private static readonly ConcurrentDictionary<string, Barrier> Meetings = new(StringComparer.Ordinal);

    private static void RegisterActivities(DurableTaskRegistry tasks)
    {
        tasks.AddOrchestratorFunc<string, string>("Greet", (context, name) => context.CallActivityAsync<string>("SayHello", name));
        tasks.AddActivityFunc<string, string>("SayHello", (_, name) => $"Hello, {name}!");

        tasks.AddOrchestratorFunc<int, int>("AddThreeTimes", async (context, start) =>
        {
            var sum = start;
            for (var step = 0; step < 3; step++)
            {
                sum = await context.CallActivityAsync<int>("AddOne", sum);
            }

            return sum;
        });
        tasks.AddActivityFunc<int, int>("AddOne", (context, number) =>
        {
            Probe.Note(context.InstanceId, "AddOne");
            return number + 1;
        });

        tasks.AddOrchestratorFunc<int, int[]>("SquareAll", async (context, count) =>
            await Task.WhenAll(Enumerable.Range(0, count).Select(number => context.CallActivityAsync<int>("Square", number))));
        tasks.AddActivityFunc<int, int>("Square", (context, number) =>
        {
            Probe.Note(context.InstanceId, $"{number}");
            return number * number;
        });

        tasks.AddOrchestratorFunc<string, bool>("Meet", async (context, _) =>
        {
            var met = await Task.WhenAll(context.CallActivityAsync<bool>("WaitForTheOther"), context.CallActivityAsync<bool>("WaitForTheOther"));
            return met.All(each => each);
        });
        tasks.AddActivityFunc<string, bool>("WaitForTheOther", async (context, _) => await Task.Run(() =>
            Meetings.GetOrAdd(context.InstanceId, _ => new Barrier(2)).SignalAndWait(TimeSpan.FromSeconds(30))));

        tasks.AddOrchestratorFunc<int, int>("CarryText", async (context, length) =>
        {
            var text = await context.CallActivityAsync<string>("MakeText", length);
            return await context.CallActivityAsync<int>("MeasureText", text);
        });
        tasks.AddActivityFunc<int, string>("MakeText", (_, length) =>
            string.Concat(Enumerable.Repeat("Übermut \"tut\" 🙂 selten gut. ", (length / 26) + 1))[..length]);
        tasks.AddActivityFunc<string, int>("MeasureText", (_, text) => text.Length);

        tasks.AddOrchestratorFunc<object?, string>("DoNothing", (_, _) => Task.FromResult("done"));
    }
}
