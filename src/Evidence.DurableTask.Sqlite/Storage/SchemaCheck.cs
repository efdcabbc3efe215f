namespace Evidence.DurableTask.Sqlite.Storage;

/// <summary>Makes a file ready for use, or refuses it: another application's, or one a newer version has written.</summary>
internal static class SchemaCheck
{
    private const string Settings =
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA journal_size_limit = 67108864";

    public static void Prepare(StoreConnection connection, string path)
    {
        // busy_timeout makes SQLite itself wait in small steps; the command timeout of the client library retries only every 150 ms.
        connection.ExecuteOnce("PRAGMA busy_timeout = 5000");
        RefuseUnknown(connection, path);
        connection.ExecuteOnce(Settings);
        if (VersionOf(connection) == 0)
        {
            CreateOnce(connection);
        }

        // A file this user may only read opens without complaint; ask for a write now rather than in the middle of work.
        connection.ExecuteOnce("BEGIN IMMEDIATE; ROLLBACK");
    }

    private static void RefuseUnknown(StoreConnection connection, string path)
    {
        // One statement, so one snapshot: another process may be creating the tables at this moment.
        var isForeign = connection.Number("""
            SELECT application_id <> ?1 AND (application_id <> 0 OR EXISTS (SELECT 1 FROM sqlite_schema)) FROM pragma_application_id
            """, Schema.ApplicationId);
        if (isForeign == 1)
        {
            throw StoreFault.Foreign(path);
        }

        var version = VersionOf(connection);
        if (version > Schema.Version)
        {
            throw StoreFault.NewerSchema(path, version, Schema.Version);
        }
    }

    private static void CreateOnce(StoreConnection connection)
    {
        connection.ExecuteOnce("BEGIN IMMEDIATE");
        if (VersionOf(connection) == 0)
        {
            connection.ExecuteOnce(Schema.Create);
            connection.ExecuteOnce($"PRAGMA application_id = {Schema.ApplicationId}; PRAGMA user_version = {Schema.Version}");
        }

        connection.ExecuteOnce("COMMIT");
    }

    private static long VersionOf(StoreConnection connection) => connection.Number("PRAGMA user_version") ?? 0;
}
