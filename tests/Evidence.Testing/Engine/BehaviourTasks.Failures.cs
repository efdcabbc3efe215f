using Microsoft.DurableTask;

namespace Evidence.Testing.Engine;

public static partial class BehaviourTasks
{
    private static void RegisterFailures(DurableTaskRegistry tasks)
    {
        tasks.AddOrchestratorFunc<string, string>("ThrowInOrchestrator", Task<string> (_, message) => throw new InvalidOperationException(message));
        tasks.AddOrchestratorFunc<string, string>("ThrowInActivity", (context, message) => context.CallActivityAsync<string>("Throw", message));
        tasks.AddActivityFunc<string, string>("Throw", string (context, message) =>
        {
            Probe.Note(context.InstanceId, "Throw");
            throw new InvalidOperationException(message, new FormatException("the cause"));
        });

        tasks.AddOrchestratorFunc<string, string[]>("CatchByType", async (context, message) =>
        {
            try
            {
                await context.CallActivityAsync("Throw", message);
                return [];
            }
            catch (TaskFailedException failure) when (failure.FailureDetails.IsCausedBy<InvalidOperationException>())
            {
                var details = failure.FailureDetails;
                return [failure.TaskName, details.ErrorType, details.ErrorMessage, details.InnerFailure!.ErrorType, details.InnerFailure.ErrorMessage];
            }
        });

        tasks.AddOrchestratorFunc<int, string>("RetryByPolicy", (context, failures) => context.CallActivityAsync<string>(
            "FailFirst", new FailingWork(context.InstanceId, failures), TaskOptions.FromRetryPolicy(Quick)));
        tasks.AddOrchestratorFunc<int, string>("RetryByHandler", (context, failures) => context.CallActivityAsync<string>(
            "FailFirst",
            new FailingWork(context.InstanceId, failures),
            TaskOptions.FromRetryHandler(retry => retry.LastFailure.IsCausedBy<TimeoutException>() && retry.LastAttemptNumber < 5)));
        tasks.AddActivityFunc<FailingWork, string>("FailFirst", (_, work) =>
        {
            Probe.Note(work.Key, "attempt");
            var attempt = Probe.Of(work.Key).Count;
            return attempt > work.Failures ? $"attempt {attempt}" : throw new TimeoutException($"attempt {attempt} timed out");
        });

        tasks.AddOrchestratorFunc<object?, string>("CallTheUnknown", (context, _) => context.CallActivityAsync<string>(
            "NobodyRegisteredThis", null, TaskOptions.FromRetryPolicy(Quick)));
        tasks.AddOrchestratorFunc<object?, string>("DelegateToTheUnknown", (context, _) =>
            context.CallSubOrchestratorAsync<string>("NobodyRegisteredThis"));
    }
}
