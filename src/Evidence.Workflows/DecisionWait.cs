using Evidence.Notifications;
using Evidence.Workflows.Activities;
using Microsoft.DurableTask;

namespace Evidence.Workflows;

/// <summary>Waits for the decisions a pack needs, with reminders and an end.</summary>
internal sealed class DecisionWait(TaskOrchestrationContext context, PackRequest request, JudgeResult judged)
{
    // Decisions that do not count are answered as well; somebody who sends them for ever ends the wait, not the worker's memory.
    private const int MaxDecisions = 500;

    private const int MaxAnswers = 5;

    private PackProgress _progress = new("awaiting-decision", judged.Disposition, judged.RolesToSign);

    public async Task<PackVerdict> RunAsync()
    {
        var end = context.CurrentUtcDateTime.AddDays(request.DecideWithinDays);
        while (context.CurrentUtcDateTime < end && _progress.Decisions < MaxDecisions)
        {
            context.SetCustomStatus(_progress);
            var decision = await NextDecisionAsync(end);
            if (decision is null && context.CurrentUtcDateTime >= end)
            {
                break;
            }

            if (decision is null)
            {
                await RemindAsync();
                continue;
            }

            var result = await RecordAsync(decision);
            if (result.Verdict is PackVerdict.Approved or PackVerdict.Rejected)
            {
                return result.Verdict;
            }
        }

        return PackVerdict.TimedOut;
    }

    private async Task<DecisionRequest?> NextDecisionAsync(DateTime end)
    {
        using var stop = new CancellationTokenSource();
        var remindAt = context.CurrentUtcDateTime.AddDays(request.RemindAfterDays);
        var timer = context.CreateTimer(remindAt < end ? remindAt : end, stop.Token);
        var decision = context.WaitForExternalEvent<DecisionRequest>(WorkflowNames.DecisionEvent, stop.Token);
        var first = await Task.WhenAny(decision, timer);
        // Not CancelAsync: that completes on another thread, which an orchestration would wait for without end.
#pragma warning disable CA1849
        stop.Cancel();
#pragma warning restore CA1849
        return first == decision ? await decision : null;
    }

    private async Task<DecisionResult> RecordAsync(DecisionRequest decision)
    {
        var result = await context.CallActivityAsync<DecisionResult>(
            ActivityNames.RecordDecision, decision with { PackId = context.InstanceId }, ActivityOptions.Retried);
        _progress = _progress with
        {
            Decisions = _progress.Decisions + 1,
            LastDecision = result.Reason,
            RolesOpen = result.RolesOpen,
            Answers = [.. _progress.Answers.TakeLast(MaxAnswers - 1), new DecisionAnswer(decision.By, decision.At, result.Reason)],
        };
        return result;
    }

    private async Task RemindAsync()
    {
        _progress = _progress with { Reminders = _progress.Reminders + 1 };
        await context.CallActivityAsync<NotifyResult>(
            ActivityNames.Notify,
            new NotifyRequest($"{context.InstanceId}.reminder-{_progress.Reminders}", NotificationEvents.DecisionWaiting, context.InstanceId),
            ActivityOptions.Retried);
    }
}
