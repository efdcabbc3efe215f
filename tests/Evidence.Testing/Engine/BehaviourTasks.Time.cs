using Microsoft.DurableTask;

namespace Evidence.Testing.Engine;

public static partial class BehaviourTasks
{
    private static void RegisterTime(DurableTaskRegistry tasks)
    {
        tasks.AddOrchestratorFunc<object?, bool>("ReadTheClock", async (context, _) =>
        {
            var ordered = true;
            var before = context.CurrentUtcDateTime;
            Probe.Note(context.InstanceId, $"0 {before:O}");
            for (var step = 1; step <= 3; step++)
            {
                await context.CallActivityAsync<int>("AddOne", step);
                var now = context.CurrentUtcDateTime;
                Probe.Note(context.InstanceId, $"{step} {now:O}");
                ordered &= now >= before && now.Kind == DateTimeKind.Utc;
                before = now;
            }

            return ordered;
        });

        tasks.AddOrchestratorFunc<object?, Guid[]>("MakeIds", async (context, _) =>
        {
            var first = context.NewGuid();
            var second = context.NewGuid();
            var echoed = await context.CallActivityAsync<Guid>("EchoId", first);
            var third = context.NewGuid();
            await context.CreateTimer(TimeSpan.FromMilliseconds(50), CancellationToken.None);
            return echoed == first ? [first, second, third] : [];
        });
        tasks.AddActivityFunc<Guid, Guid>("EchoId", (_, id) => id);

        tasks.AddOrchestratorFunc<object?, bool[]>("NoticeReplay", async (context, _) =>
        {
            var first = context.IsReplaying;
            await context.CallActivityAsync<int>("AddOne", 1);
            var second = context.IsReplaying;
            return [first, second];
        });

        tasks.AddOrchestratorFunc<int, double>("Sleep", async (context, milliseconds) =>
        {
            var began = context.CurrentUtcDateTime;
            await context.CreateTimer(TimeSpan.FromMilliseconds(milliseconds), CancellationToken.None);
            return (context.CurrentUtcDateTime - began).TotalMilliseconds;
        });

        tasks.AddOrchestratorFunc<object?, string>("RaceTimers", async (context, _) =>
        {
            using var cancellation = new CancellationTokenSource();
            var slow = context.CreateTimer(TimeSpan.FromHours(1), cancellation.Token);
            var fast = context.CreateTimer(TimeSpan.FromMilliseconds(100), CancellationToken.None);
            var winner = await Task.WhenAny(slow, fast);
            cancellation.Cancel();
            return winner == fast ? "fast" : "slow";
        });
    }
}
