using DurableTask.Core.History;
using Microsoft.Data.Sqlite;

namespace Evidence.DurableTask.Sqlite.Tests.Processes;

/// <summary>
/// A witness inside the store: a trigger that copies every event a transaction commits to a history, so that none can come twice unseen.
/// </summary>
internal static class Audit
{
    /// <summary>Events whose number says how the work was cut into turns, not what was done.</summary>
    private static readonly EventType[] Turns = [EventType.OrchestratorStarted, EventType.OrchestratorCompleted];

    public static void Begin(string store)
    {
        using var connection = Open(store);
        using var command = connection.CreateCommand();
        command.CommandText = """
            CREATE TABLE audit (type INTEGER NOT NULL);
            CREATE TRIGGER audit_history AFTER INSERT ON history BEGIN INSERT INTO audit (type) VALUES (NEW.type); END;
            """;
        command.ExecuteNonQuery();
    }

    /// <summary>What was committed: each type of event and how often; and what is left in the queues.</summary>
    public static string Read(string store)
    {
        using var connection = Open(store);
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT type, COUNT(*) FROM audit GROUP BY type
            UNION ALL SELECT -1, COUNT(*) FROM activities UNION ALL SELECT -2, COUNT(*) FROM messages ORDER BY type
            """;
        using var reader = command.ExecuteReader();
        var counts = new List<string>();
        while (reader.Read())
        {
            if (!Turns.Contains((EventType)reader.GetInt32(0)))
            {
                counts.Add($"{Name(reader.GetInt32(0))} {reader.GetInt32(1)}");
            }
        }

        return string.Join(", ", counts);
    }

    private static string Name(int type) => type switch
    {
        -1 => "activities left",
        -2 => "messages left",
        _ => ((EventType)type).ToString(),
    };

    private static SqliteConnection Open(string store)
    {
        var connection = new SqliteConnection($"Data Source={store};Pooling=False");
        connection.Open();
        return connection;
    }
}
