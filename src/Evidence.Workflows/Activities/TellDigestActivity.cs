using Evidence.Notifications;
using Evidence.Ports;
using Evidence.Workflows.Notifications;
using Microsoft.DurableTask;

namespace Evidence.Workflows.Activities;

/// <summary>Tells what was gathered for a subscription. What a digest holds is fixed when it is first tried, so that trying again tells neither more nor less.</summary>
[DurableTask(ActivityNames.TellDigest)]
public sealed class TellDigestActivity(IWorkspaceSource workspace, IDeliveries deliveries, PendingNotifications pending) : TaskActivity<DigestRequest, DigestResult>
{
    /// <inheritdoc/>
    public override async Task<DigestResult> RunAsync(TaskActivityContext context, DigestRequest input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var gathered = await pending.TakeAsync(input, CancellationToken.None);
        if (gathered.Count == 0)
        {
            return new DigestResult(0);
        }

        // A subscription or delivery that is gone from the workspace has nobody to tell.
        var subscription = workspace.Load().Subscriptions.FirstOrDefault(known => known.Id == input.SubscriptionId);
        if (deliveries.All().FirstOrDefault(known => known.Id == subscription?.Delivery) is { } delivery)
        {
            try
            {
                await delivery.DeliverAsync(NotificationDigest.Of(input.DigestId, gathered), CancellationToken.None);
            }
            catch (EvidenceException fault)
            {
                return new DigestResult(gathered.Count, fault.Message);
            }
        }

        await pending.ForgetAsync(input, gathered, CancellationToken.None);
        return new DigestResult(gathered.Count);
    }
}
