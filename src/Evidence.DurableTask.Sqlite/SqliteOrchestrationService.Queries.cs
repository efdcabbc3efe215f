using DurableTask.Core;
using DurableTask.Core.Query;
using Evidence.DurableTask.Sqlite.Storage;

namespace Evidence.DurableTask.Sqlite;

public sealed partial class SqliteOrchestrationService
{
    private const int PurgeGroup = 100;

    /// <summary>
    /// A page of instances in the order they were created. Pages are stable: an instance created meanwhile comes on a later page, none comes twice.
    /// </summary>
    /// <exception cref="ArgumentException">The continuation token is not one this service gave, or the page size is less than 1.</exception>
    public Task<OrchestrationQueryResult> GetOrchestrationWithQueryAsync(OrchestrationQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.TaskHubNames is { Count: > 0 } hubs && !hubs.Contains(_options.TaskHub))
        {
            return Task.FromResult(new OrchestrationQueryResult([], null));
        }

        var selection = Selection.Of(query);
        return Task.Run(
            () =>
            {
                var page = Store.Read(connection => StateTable.Page(connection, Store.Hub, selection, query.FetchInputsAndOutputs, query.PageSize));
                return new OrchestrationQueryResult(page.States, page.Next?.ToString());
            },
            cancellationToken);
    }

    /// <summary>Removes an instance that has ended, with its history. One that has not ended is left alone and not counted.</summary>
    public async Task<PurgeResult> PurgeInstanceStateAsync(string instanceId)
    {
        var store = Store;
        var purged = await store.Writer.RunAsync(write =>
        {
            if (InstanceTable.Find(write.Connection, store.Hub, instanceId) is not { IsLive: false } row)
            {
                return 0;
            }

            Purge(write, store.Hub, row);
            return 1;
        }).ConfigureAwait(false);
        return new PurgeResult(purged, isComplete: true);
    }

    /// <summary>Removes all instances that have ended and match the filter, in groups, so that other work goes on between them.</summary>
    /// <returns>How many were removed, and whether all that match were: a filter with a timeout may stop before.</returns>
    public async Task<PurgeResult> PurgeInstanceStateAsync(PurgeInstanceFilter purgeInstanceFilter)
    {
        ArgumentNullException.ThrowIfNull(purgeInstanceFilter);
        var clock = _options.TimeProvider;
        var began = clock.GetTimestamp();
        var selection = Selection.Of(purgeInstanceFilter);
        var purged = 0;
        while (true)
        {
            if (purgeInstanceFilter.Timeout is { } timeout && clock.GetElapsedTime(began) >= timeout)
            {
                return new PurgeResult(purged, isComplete: false);
            }

            var group = await PurgeGroupAsync(selection).ConfigureAwait(false);
            purged += group;
            if (group < PurgeGroup)
            {
                return new PurgeResult(purged, isComplete: true);
            }
        }
    }

    /// <summary>
    /// Removes instances that have ended and that were created, completed or last updated before that time, and events nobody claimed since.
    /// </summary>
    public async Task PurgeOrchestrationHistoryAsync(DateTime thresholdDateTimeUtc, OrchestrationStateTimeRangeFilterType timeRangeFilterType)
    {
        var selection = Selection.Before(thresholdDateTimeUtc, timeRangeFilterType);
        while (await PurgeGroupAsync(selection).ConfigureAwait(false) == PurgeGroup)
        {
            // The next group, in a transaction of its own.
            continue;
        }

        var store = Store;
        await store.Writer.RunAsync(write => write.Connection.Execute(
            """
            DELETE FROM messages WHERE hub = ?1 AND sent_at < ?2
            AND NOT EXISTS (SELECT 1 FROM instances WHERE instances.hub = messages.hub AND instances.instance_id = messages.instance_id)
            """,
            store.Hub, thresholdDateTimeUtc.ToUniversalTime().Ticks)).ConfigureAwait(false);
    }

    private Task<int> PurgeGroupAsync(Selection selection)
    {
        var store = Store;
        return store.Writer.RunAsync(write =>
        {
            var rows = StateTable.Ended(write.Connection, store.Hub, selection, PurgeGroup);
            rows.ForEach(row => Purge(write, store.Hub, row));
            return rows.Count;
        });
    }

    private static void Purge(WriteContext write, long hub, InstanceRow row)
    {
        InstanceTable.Delete(write.Connection, row.Key);
        MessageTable.Clear(write.Connection, hub, row.InstanceId);
    }
}
