using DurableTask.Core;
using Microsoft.Data.Sqlite;

namespace Evidence.DurableTask.Sqlite.Storage;

/// <summary>The part of an instance that decides what may happen to it.</summary>
internal sealed record InstanceRow(long Key, string InstanceId, string ExecutionId, OrchestrationStatus Status, long? Owner)
{
    public const string Columns = "key, instance_id, execution_id, status, lock_owner";

    /// <summary>The statuses of <see cref="IsLive"/>, as SQL.</summary>
    public const string LiveStatuses = "(0, 6, 7)";

    /// <summary>Running, pending or suspended: it can still change.</summary>
    public bool IsLive => IsLiveStatus(Status);

    public static bool IsLiveStatus(OrchestrationStatus status) =>
        status is OrchestrationStatus.Running or OrchestrationStatus.Pending or OrchestrationStatus.Suspended;

    public static InstanceRow Read(SqliteDataReader reader) => new(
        reader.GetInt64(0),
        reader.GetString(1),
        reader.GetString(2),
        (OrchestrationStatus)reader.GetInt32(3),
        reader.IsDBNull(4) ? null : reader.GetInt64(4));
}
