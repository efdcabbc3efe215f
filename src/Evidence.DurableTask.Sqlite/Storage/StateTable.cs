using DurableTask.Core;
using Evidence.DurableTask.Sqlite.History;
using Microsoft.Data.Sqlite;

namespace Evidence.DurableTask.Sqlite.Storage;

/// <summary>Instances as their callers see them.</summary>
internal static class StateTable
{
    private const string Columns = """
        i.key, i.instance_id, i.execution_id, i.name, i.version, i.status, i.created_at, i.updated_at, i.completed_at, i.scheduled_at, i.custom_status,
        p.tags, p.parent
        """;

    private const string WithPayloads = Columns + ", p.input, p.output, p.failure";
    private const string WithoutPayloads = Columns + ", NULL, NULL, NULL";

    public static OrchestrationState? Find(StoreConnection connection, long hub, string instanceId) => connection.Row(
        $"SELECT {WithPayloads} FROM instances i JOIN payloads p ON p.instance = i.key WHERE i.hub = ?1 AND i.instance_id = ?2", Read, hub, instanceId);

    /// <summary>Up to that many states in order of creation, and where the next page begins if there may be one.</summary>
    public static (List<OrchestrationState> States, long? Next) Page(StoreConnection connection, long hub, Selection selection, bool payloads, int size)
    {
        var rows = connection.Rows(
            $"""
            SELECT {(payloads ? WithPayloads : WithoutPayloads)} FROM instances i JOIN payloads p ON p.instance = i.key
            WHERE i.hub = ?1 AND {selection.Condition} ORDER BY i.key LIMIT {size + 1}
            """,
            reader => (Key: reader.GetInt64(0), State: Read(reader)), [hub, .. selection.Values]);
        var states = rows.Take(size).Select(row => row.State).ToList();
        return (states, rows.Count > size ? rows[size - 1].Key : null);
    }

    /// <summary>Up to that many selected instances that have ended.</summary>
    public static List<InstanceRow> Ended(StoreConnection connection, long hub, Selection selection, int count) => connection.Rows(
        $"""
        SELECT {InstanceRow.Columns} FROM instances i
        WHERE i.hub = ?1 AND i.status NOT IN {InstanceRow.LiveStatuses} AND {selection.Condition} ORDER BY i.key LIMIT {count}
        """,
        InstanceRow.Read, [hub, .. selection.Values]);

    private static OrchestrationState Read(SqliteDataReader reader)
    {
        var completed = Time(reader, 8);
        return new OrchestrationState
        {
            OrchestrationInstance = new OrchestrationInstance { InstanceId = reader.GetString(1), ExecutionId = reader.GetString(2) },
            Name = reader.GetString(3),
            Version = Text(reader, 4),
            OrchestrationStatus = (OrchestrationStatus)reader.GetInt32(5),
            CreatedTime = Time(reader, 6)!.Value,
            LastUpdatedTime = Time(reader, 7)!.Value,
            CompletedTime = completed ?? DateTime.MaxValue,
            ScheduledStartTime = Time(reader, 9),
            Status = Text(reader, 10),
            Tags = HistoryJson.ReadOptional<Dictionary<string, string>>(Text(reader, 11)),
            ParentInstance = HistoryJson.ReadOptional<ParentInstance>(Text(reader, 12)),
            Input = Text(reader, 13),
            Output = Text(reader, 14),
            FailureDetails = HistoryJson.ReadOptional<FailureDetails>(Text(reader, 15)),
        };
    }

    private static string? Text(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static DateTime? Time(SqliteDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : new DateTime(reader.GetInt64(column), DateTimeKind.Utc);
}
