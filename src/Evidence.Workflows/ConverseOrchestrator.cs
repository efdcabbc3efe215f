using Evidence.Conversations;
using Evidence.Workflows.Activities;
using Microsoft.DurableTask;

namespace Evidence.Workflows;

/// <summary>
/// Answers a message and, where it asked for something that takes time, keeps one card up to date until that is over. Between looks it pauses, the longer the less happens;
/// an event ends a pause. It survives restarts of the host, and begins a new history now and then.
/// </summary>
[DurableTask(WorkflowNames.Converse)]
public sealed class ConverseOrchestrator : TaskOrchestrator<ConverseRequest, bool>
{
    private const int LooksPerHistory = 40;

    private const int LongestPause = 60;

    /// <inheritdoc/>
    public override async Task<bool> RunAsync(TaskOrchestrationContext context, ConverseRequest input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        if (await FollowingOfAsync(context, input) is not { } following)
        {
            return true;
        }

        var pause = 1;
        var hasReached = false;
        for (var look = 0; look < LooksPerHistory; look++)
        {
            if (await ShowAsync(context, following) is not { } shown)
            {
                pause = Math.Min(LongestPause, pause * 2);
                await PauseAsync(context, pause);
                continue;
            }

            hasReached = true;
            if (shown.IsOver)
            {
                return true;
            }

            var isNews = shown.Shown != following.Shown;
            following = following with { CardId = shown.CardId, Shown = shown.Shown };
            pause = isNews ? 1 : Math.Min(LongestPause, pause * 2);
            var wasCalled = await PauseAsync(context, Math.Max(pause, shown.RetryAfterSeconds));
            pause = wasCalled ? 1 : pause;
        }

        // A conversation that could not be reached for half an hour is left alone; the run itself goes on.
        if (hasReached)
        {
            context.ContinueAsNew(new ConverseRequest(null, following));
        }

        return false;
    }

    // Null where it could not be shown: the service may be away for a while, and what is followed takes days.
    private static async Task<RunShown?> ShowAsync(TaskOrchestrationContext context, RunFollowing following)
    {
        try
        {
            return await context.CallActivityAsync<RunShown>(ActivityNames.ShowRun, following, ActivityOptions.Retried);
        }
        catch (TaskFailedException)
        {
            return null;
        }
    }

    private static async Task<RunFollowing?> FollowingOfAsync(TaskOrchestrationContext context, ConverseRequest input) => input.Message is { } message
        ? (await context.CallActivityAsync<ChatAnswer>(ActivityNames.AnswerMessage, new AnswerMessageRequest(message, context.InstanceId), ActivityOptions.Retried)).Follow
        : input.Follow;

    // True where an event ended it.
    private static async Task<bool> PauseAsync(TaskOrchestrationContext context, int seconds)
    {
        using var stop = new CancellationTokenSource();
        var timer = context.CreateTimer(context.CurrentUtcDateTime.AddSeconds(seconds), stop.Token);
        var call = context.WaitForExternalEvent<bool>(WorkflowNames.LookAgainEvent, stop.Token);
        var first = await Task.WhenAny(call, timer);
        // Not CancelAsync: that completes on another thread, which an orchestration would wait for without end.
#pragma warning disable CA1849
        stop.Cancel();
#pragma warning restore CA1849
        return first == call;
    }
}
