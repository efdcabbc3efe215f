using Microsoft.DurableTask;

namespace Evidence.Testing.Engine;

public static partial class BehaviourTasks
{
    private static void RegisterLifecycle(DurableTaskRegistry tasks)
    {
        tasks.AddOrchestratorFunc<int, int>("CountToFive", async (context, number) =>
        {
            var next = await context.CallActivityAsync<int>("AddOne", number);
            if (next < 5)
            {
                context.ContinueAsNew(next);
            }

            return next;
        });

        tasks.AddOrchestratorFunc<int, int>("ReceiveThenContinue", async (context, received) =>
        {
            if (received == 0)
            {
                context.SetCustomStatus("listening");
            }

            if (received == 6)
            {
                return received;
            }

            await context.WaitForExternalEvent<int>("Number");
            context.ContinueAsNew(received + 1);
            return 0;
        });

        tasks.AddOrchestratorFunc<object?, string>("WaitForEver", async (context, _) =>
        {
            context.SetCustomStatus("waiting");
            return await context.WaitForExternalEvent<string>("Never");
        });

        tasks.AddOrchestratorFunc<object?, string>("ReportStages", async (context, _) =>
        {
            context.SetCustomStatus("first");
            await context.WaitForExternalEvent<string>("Go");
            context.SetCustomStatus("second");
            await context.WaitForExternalEvent<string>("Go");
            context.SetCustomStatus("last");
            return "done";
        });
    }
}
