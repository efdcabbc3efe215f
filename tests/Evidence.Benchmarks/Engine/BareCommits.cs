using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Evidence.Benchmarks.Engine;

/// <summary>
/// What SQLite alone takes for what the engine must write for each activity, on the engine's own tables and durability: the activity queued,
/// leased and removed, its result put into the inbox and taken out, two events of history.
/// </summary>
internal static class BareCommits
{
    private const string Event = """{"TaskScheduledId":12345,"Result":"12345","EventId":-1,"IsPlayed":false,"Timestamp":"2026-01-01T00:00:00.0000000Z"}""";

    private static readonly string[] Statements =
    [
        "INSERT INTO history (instance, sequence, type, event) VALUES (1, ?1 * 2, 4, ?2)",
        "INSERT INTO activities (hub, instance, instance_id, execution_id, available_at, event) VALUES (1, 1, 'instance', 'execution', ?1, ?2)",
        "UPDATE activities SET lock_owner = 1, lease = lease + 1, deliveries = deliveries + 1, available_at = available_at + 300000000 WHERE id = ?1",
        "DELETE FROM activities WHERE id = ?1 AND lease = 1 AND lock_owner = 1",
        "INSERT INTO messages (hub, instance_id, execution_id, due_at, sent_at, type, event) VALUES (1, 'instance', 'execution', 0, ?1, 5, ?2)",
        "DELETE FROM messages WHERE hub = 1 AND instance_id = 'instance' AND due_at <= ?1 AND id <= ?1",
        "INSERT INTO history (instance, sequence, type, event) VALUES (1, ?1 * 2 + 1, 5, ?2)",
    ];

    /// <summary>The time for that many activities in that many transactions.</summary>
    public static TimeSpan Run(string path, int activities, int transactions)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
        Execute(connection, DurableTask.Sqlite.Storage.Schema.Create);
        var commands = Statements.Select(sql => Prepare(connection, sql)).ToList();
        var watch = Stopwatch.StartNew();
        for (int transaction = 0, next = 1; transaction < transactions; transaction++)
        {
            var last = (int)((long)activities * (transaction + 1) / transactions);
            Execute(connection, "BEGIN IMMEDIATE");
            for (; next <= last; next++)
            {
                Write(commands, next);
            }

            Execute(connection, "COMMIT");
        }

        commands.ForEach(command => command.Dispose());
        return watch.Elapsed;
    }

    private static void Write(List<SqliteCommand> commands, int number)
    {
        foreach (var command in commands)
        {
            command.Parameters[0].Value = number;
            command.ExecuteNonQuery();
        }
    }

    private static SqliteCommand Prepare(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.Add(new SqliteParameter("?1", 0));
        if (sql.Contains("?2", StringComparison.Ordinal))
        {
            command.Parameters.Add(new SqliteParameter("?2", Event));
        }

        return command;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
