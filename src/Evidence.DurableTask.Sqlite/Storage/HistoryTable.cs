using DurableTask.Core.History;
using Evidence.DurableTask.Sqlite.History;

namespace Evidence.DurableTask.Sqlite.Storage;

/// <summary>The statements on <c>history</c>: the events of an instance's current execution, in order.</summary>
internal static class HistoryTable
{
    public static List<HistoryEvent> Load(StoreConnection connection, long instance) => connection.Rows(
        "SELECT type, event FROM history WHERE instance = ?1 ORDER BY sequence",
        reader => HistoryJson.Read(reader.GetInt64(0), reader.GetString(1)), instance);

    public static void Append(StoreConnection connection, long instance, int firstSequence, IEnumerable<StoredEvent> events)
    {
        var sequence = firstSequence;
        foreach (var added in events)
        {
            connection.Execute(
                "INSERT INTO history (instance, sequence, type, event) VALUES (?1, ?2, ?3, ?4)", instance, sequence++, added.Type, added.Json);
        }
    }

    public static void Clear(StoreConnection connection, long instance) => connection.Execute("DELETE FROM history WHERE instance = ?1", instance);

    public static int Length(StoreConnection connection, long instance) =>
        (int)(connection.Number("SELECT COALESCE(MAX(sequence) + 1, 0) FROM history WHERE instance = ?1", instance) ?? 0);
}
