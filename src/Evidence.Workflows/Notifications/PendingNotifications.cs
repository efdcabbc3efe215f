using Evidence.Notifications;
using Evidence.Packs;
using Evidence.Ports;

namespace Evidence.Workflows.Notifications;

/// <summary>What is told later, in the store: by subscription, in order of time.</summary>
public sealed class PendingNotifications(EvidenceCatalog catalog)
{
    /// <summary>Keeps an event for a subscription. The same again changes nothing.</summary>
    public Task AddAsync(string subscriptionId, PendingNotification notification, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(notification);
        return catalog.PutAsync(KeyOf(subscriptionId, notification), notification, cancellationToken);
    }

    /// <summary>What a digest holds: all that was due when it was first asked for, what an earlier one could not tell included.</summary>
    public async Task<IReadOnlyList<PendingNotification>> TakeAsync(DigestRequest digest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(digest);
        if (await catalog.FindAsync<DigestContent>(ContentKey(digest), cancellationToken) is { } fixedBefore)
        {
            return fixedBefore.Notifications;
        }

        var due = new List<PendingNotification>();
        await foreach (var notification in catalog.ListAsync<PendingNotification>(PartitionOf(digest.SubscriptionId), cancellationToken))
        {
            if (notification.DueAt <= digest.DueAt)
            {
                due.Add(notification);
            }
        }

        if (due.Count > 0)
        {
            await catalog.PutAsync(ContentKey(digest), new DigestContent(due), cancellationToken);
        }

        return due;
    }

    /// <summary>Forgets what was told.</summary>
    public async Task ForgetAsync(DigestRequest digest, IReadOnlyList<PendingNotification> told, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(digest);
        ArgumentNullException.ThrowIfNull(told);
        foreach (var notification in told)
        {
            await catalog.Store.DeleteRecordAsync(KeyOf(digest.SubscriptionId, notification), cancellationToken);
        }

        await catalog.Store.DeleteRecordAsync(ContentKey(digest), cancellationToken);
    }

    private static RecordPartition PartitionOf(string subscriptionId) => new("pending-notification", subscriptionId);

    private static RecordKey KeyOf(string subscriptionId, PendingNotification notification) =>
        new(PartitionOf(subscriptionId), $"{notification.DueAt.UtcDateTime:yyyyMMdd'T'HHmmss}|{notification.Id}");

    private static RecordKey ContentKey(DigestRequest digest) => new(new("digest-content"), digest.DigestId);

    private sealed record DigestContent(IReadOnlyList<PendingNotification> Notifications);
}
