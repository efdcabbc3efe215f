using Evidence.Packs;
using Evidence.Ports;

namespace Evidence.Workflows.Notifications;

/// <summary>What could not be delivered, in the store, until it is: tried again a quarter of an hour later, then half, and so on up to a day.</summary>
public sealed class UndeliveredNotifications(EvidenceCatalog catalog, TimeProvider time)
{
    private const int MaxDoublings = 7;

    private static readonly TimeSpan _firstWait = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan _longestWait = TimeSpan.FromDays(1);
    private static readonly RecordPartition _partition = new("undelivered");

    /// <summary>Keeps what a delivery did not take.</summary>
    public async Task AddAsync(NotifyRequest request, string delivery, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var key = KeyOf(request.Id, delivery);
        var before = await catalog.FindAsync<UndeliveredNotification>(key, cancellationToken);
        var attempts = (before?.Attempts ?? 0) + 1;
        var wait = _firstWait * (1 << Math.Min(attempts - 1, MaxDoublings));
        var now = time.GetUtcNow();
        var kept = new UndeliveredNotification(
            request with { Only = delivery }, delivery, reason, before?.Since ?? now, attempts, now + (wait < _longestWait ? wait : _longestWait));
        await catalog.PutAsync(key, kept, cancellationToken);
    }

    /// <summary>Forgets what was delivered, or is no longer to be.</summary>
    public async Task RemoveAsync(string requestId, string delivery, CancellationToken cancellationToken)
    {
        if (await catalog.FindAsync<UndeliveredNotification>(KeyOf(requestId, delivery), cancellationToken) is not null)
        {
            await catalog.Store.DeleteRecordAsync(KeyOf(requestId, delivery), cancellationToken);
        }
    }

    /// <summary>All of it, by event.</summary>
    public Task<IReadOnlyList<UndeliveredNotification>> ListAsync(CancellationToken cancellationToken) => catalog.ToListAsync<UndeliveredNotification>(_partition, cancellationToken);

    private static RecordKey KeyOf(string requestId, string delivery) => new(_partition, $"{requestId}|{delivery}");
}
