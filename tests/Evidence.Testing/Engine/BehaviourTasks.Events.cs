using Microsoft.DurableTask;

namespace Evidence.Testing.Engine;

public static partial class BehaviourTasks
{
    private static void RegisterEvents(DurableTaskRegistry tasks)
    {
        tasks.AddOrchestratorFunc<object?, string>("AskLate", async (context, _) =>
        {
            context.SetCustomStatus("sleeping");
            await context.CreateTimer(TimeSpan.FromMilliseconds(800), CancellationToken.None);
            return await context.WaitForExternalEvent<string>("Answer");
        });

        tasks.AddOrchestratorFunc<int, int[]>("GatherInOrder", async (context, count) =>
        {
            context.SetCustomStatus("listening");
            var received = new int[count];
            for (var index = 0; index < count; index++)
            {
                received[index] = await context.WaitForExternalEvent<int>("Number");
            }

            return received;
        });

        tasks.AddOrchestratorFunc<int, string[]>("GatherByName", async (context, count) =>
        {
            context.SetCustomStatus("listening");
            return await Task.WhenAll(Enumerable.Range(0, count).Select(index => context.WaitForExternalEvent<string>($"Event{index}")));
        });

        tasks.AddOrchestratorFunc<int, string>("AskWithin", async (context, milliseconds) =>
        {
            context.SetCustomStatus("listening");
            try
            {
                return await context.WaitForExternalEvent<string>("Answer", TimeSpan.FromMilliseconds(milliseconds));
            }
            catch (TaskCanceledException)
            {
                return "too late";
            }
        });

        tasks.AddOrchestratorFunc<string, string>("Relay", async (context, other) =>
        {
            context.SendEvent(other, "Answer", $"from {context.InstanceId}");
            await context.CreateTimer(TimeSpan.FromMilliseconds(10), CancellationToken.None);
            return "sent";
        });
    }
}
