using Microsoft.DurableTask;

namespace Evidence.Testing.Engine;

public static partial class BehaviourTasks
{
    private static readonly RetryPolicy Quick = new(maxNumberOfAttempts: 3, firstRetryInterval: TimeSpan.FromMilliseconds(10));

    private static void RegisterChildren(DurableTaskRegistry tasks)
    {
        tasks.AddOrchestratorFunc<string, string>("Delegate", (context, name) => context.CallSubOrchestratorAsync<string>("Greet", name));

        tasks.AddOrchestratorFunc<int, int>("SumOfChildren", async (context, count) =>
        {
            var sums = await Task.WhenAll(Enumerable.Range(0, count).Select(number => context.CallSubOrchestratorAsync<int>("AddThreeTimes", number)));
            return sums.Sum();
        });

        tasks.AddOrchestratorFunc<string, string>("NameTheChild", (context, childId) =>
            context.CallSubOrchestratorAsync<string>("SayParent", null, new SubOrchestrationOptions { InstanceId = childId }));
        tasks.AddOrchestratorFunc<object?, string>("SayParent", (context, _) => Task.FromResult($"{context.Parent?.Name} {context.Parent?.InstanceId}"));

        tasks.AddOrchestratorFunc<string, string>("CatchChildFailure", async (context, message) =>
        {
            try
            {
                return await context.CallSubOrchestratorAsync<string>("ThrowInOrchestrator", message);
            }
            catch (TaskFailedException failure)
            {
                return $"{failure.TaskName}: {failure.FailureDetails.ErrorType}: {failure.FailureDetails.ErrorMessage}";
            }
        });

        tasks.AddOrchestratorFunc<int, string>("RetryChild", (context, failures) =>
            context.CallSubOrchestratorAsync<string>("FailSomeTimes", new FailingWork(context.InstanceId, failures), TaskOptions.FromRetryPolicy(Quick)));
        tasks.AddOrchestratorFunc<FailingWork, string>("FailSomeTimes", async (context, work) =>
        {
            var attempt = await context.CallActivityAsync<int>("CountAttempt", work.Key);
            return attempt > work.Failures ? $"attempt {attempt}" : throw new InvalidOperationException($"attempt {attempt} failed");
        });
        tasks.AddActivityFunc<string, int>("CountAttempt", (_, key) =>
        {
            Probe.Note(key, "attempt");
            return Probe.Of(key).Count;
        });
    }
}
