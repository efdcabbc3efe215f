using System.Runtime.InteropServices;
using Evidence.Ports;
using Microsoft.Data.Sqlite;

namespace Evidence.Storage.Embedded;

/// <summary>The statements on records. Scopes and ids are kept as <see cref="OrdinalKey"/>, so that SQLite's order is ours.</summary>
internal static class RecordTable
{
    private const int PageRecords = 256;
    private const int PageBytes = 1024 * 1024;

    // A put of what is there already changes nothing, its version neither.
    private const string PutStatement = """
        INSERT OR REPLACE INTO records (kind, scope, id, json)
        SELECT $kind, $scope, $id, $json
        WHERE NOT EXISTS (SELECT 1 FROM records WHERE kind = $kind AND scope = $scope AND id = $id AND json = $json)
        """;

    private const string ReplaceStatement = """
        INSERT OR REPLACE INTO records (kind, scope, id, json)
        SELECT $kind, $scope, $id, $json
        WHERE EXISTS (SELECT 1 FROM records WHERE kind = $kind AND scope = $scope AND id = $id AND version = $version)
        """;

    private const string CreateStatement = "INSERT OR IGNORE INTO records (kind, scope, id, json) VALUES ($kind, $scope, $id, $json)";

    private const string FindStatement = "SELECT json, version FROM records WHERE kind = $kind AND scope = $scope AND id = $id";

    private const string ListStatement = """
        SELECT json, version, id FROM records
        WHERE kind = $kind AND scope = $scope AND id > $after AND id >= $prefix AND id <= $last
        ORDER BY id LIMIT $limit
        """;

    private const string DeleteStatement = "DELETE FROM records WHERE kind = $kind AND scope = $scope AND id = $id";

    /// <summary>Greater than what can follow a prefix: an id has no more bytes than this.</summary>
    private static readonly byte[] _afterAnyId = Enumerable.Repeat(byte.MaxValue, (RecordRules.LongestId * sizeof(char)) + 1).ToArray();

    public static void Put(SqliteTransaction transaction, IEnumerable<EvidenceRecord> records)
    {
        using var command = transaction.Connection!.CreateCommand();
        command.CommandText = PutStatement;
        foreach (var record in records)
        {
            command.Parameters.Clear();
            Add(command, record);
            command.ExecuteNonQuery();
        }
    }

    public static bool TryReplace(SqliteTransaction transaction, EvidenceRecord record, long? expectedVersion)
    {
        using var command = transaction.Connection!.CreateCommand();
        command.CommandText = expectedVersion is null ? CreateStatement : ReplaceStatement;
        Add(command, record);
        if (expectedVersion is not null)
        {
            command.Parameters.AddWithValue("$version", expectedVersion);
        }

        return command.ExecuteNonQuery() > 0;
    }

    public static EvidenceRecord? Find(SqliteConnection connection, RecordKey key)
    {
        using var command = connection.CreateCommand();
        command.CommandText = FindStatement;
        Add(command, key);
        using var reader = command.ExecuteReader();
        return reader.Read() ? Read(reader, key) : null;
    }

    /// <summary>The records there are of those keys, in one snapshot.</summary>
    public static IReadOnlyList<EvidenceRecord> FindAll(SqliteConnection connection, IReadOnlyList<RecordKey> keys)
    {
        using var snapshot = connection.BeginTransaction(deferred: true);
        using var command = connection.CreateCommand();
        command.CommandText = FindStatement;
        var found = new List<EvidenceRecord>();
        foreach (var key in keys)
        {
            command.Parameters.Clear();
            Add(command, key);
            using var reader = command.ExecuteReader();
            if (reader.Read())
            {
                found.Add(Read(reader, key));
            }
        }

        return found;
    }

    /// <summary>The next records after an id, as many as make a page; none: the end.</summary>
    public static List<EvidenceRecord> ListPage(SqliteConnection connection, RecordPartition partition, string prefix, string after)
    {
        using var command = connection.CreateCommand();
        command.CommandText = ListStatement;
        Add(command, partition);
        command.Parameters.AddWithValue("$after", OrdinalKey.Encode(after));
        command.Parameters.AddWithValue("$prefix", OrdinalKey.Encode(prefix));
        command.Parameters.AddWithValue("$last", (byte[])[.. OrdinalKey.Encode(prefix), .. _afterAnyId]);
        command.Parameters.AddWithValue("$limit", PageRecords);
        using var reader = command.ExecuteReader();
        var page = new List<EvidenceRecord>();
        var bytes = 0;
        while (bytes < PageBytes && reader.Read())
        {
            page.Add(Read(reader, new RecordKey(partition, OrdinalKey.Decode(reader.GetFieldValue<byte[]>(2)))));
            bytes += page[^1].Json.Length;
        }

        return page;
    }

    public static bool Delete(SqliteTransaction transaction, RecordKey key)
    {
        using var command = transaction.Connection!.CreateCommand();
        command.CommandText = DeleteStatement;
        Add(command, key);
        return command.ExecuteNonQuery() > 0;
    }

    private static EvidenceRecord Read(SqliteDataReader reader, RecordKey key) =>
        new(key, reader.GetFieldValue<byte[]>(0), reader.GetInt64(1).ToString());

    private static void Add(SqliteCommand command, EvidenceRecord record)
    {
        Add(command, record.Key);
        command.Parameters.AddWithValue("$json", ArrayOf(record.Json));
    }

    private static void Add(SqliteCommand command, RecordKey key)
    {
        Add(command, key.Partition);
        command.Parameters.AddWithValue("$id", OrdinalKey.Encode(key.Id));
    }

    private static void Add(SqliteCommand command, RecordPartition partition)
    {
        command.Parameters.AddWithValue("$kind", partition.Kind);
        command.Parameters.AddWithValue("$scope", OrdinalKey.Encode(partition.Scope));
    }

    private static byte[] ArrayOf(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var segment) && segment.Array!.Length == segment.Count ? segment.Array : bytes.ToArray();
}
