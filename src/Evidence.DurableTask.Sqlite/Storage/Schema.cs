namespace Evidence.DurableTask.Sqlite.Storage;

/// <summary>
/// The tables. Times are UTC ticks. <c>available_at</c> is when a worker may next take the row: a due time while nobody owns it, the end of the
/// lease while a worker does (so that an abandoned lease comes back by itself), NULL when there is nothing to do. <c>lease</c> grows by one
/// whenever a worker takes the row and is the fencing token every later write of that worker is checked against.
/// </summary>
internal static class Schema
{
    /// <summary>Marks the file as ours in its header ("DTsq").</summary>
    public const long ApplicationId = 0x44547371;

    public const long Version = 1;

    public const string Create = """
        CREATE TABLE hubs (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL UNIQUE);

        CREATE TABLE workers (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            presence TEXT NOT NULL,
            started_at INTEGER NOT NULL);

        CREATE TABLE instances (
            key INTEGER PRIMARY KEY AUTOINCREMENT,
            hub INTEGER NOT NULL,
            instance_id TEXT NOT NULL,
            execution_id TEXT NOT NULL,
            name TEXT NOT NULL,
            version TEXT,
            status INTEGER NOT NULL,
            created_at INTEGER NOT NULL,
            updated_at INTEGER NOT NULL,
            completed_at INTEGER,
            scheduled_at INTEGER,
            parent INTEGER,
            custom_status TEXT,
            available_at INTEGER,
            lock_owner INTEGER,
            lease INTEGER NOT NULL DEFAULT 0,
            deliveries INTEGER NOT NULL DEFAULT 0,
            UNIQUE (hub, instance_id));
        CREATE INDEX instances_available ON instances (hub, available_at) WHERE available_at IS NOT NULL;
        CREATE INDEX instances_owner ON instances (lock_owner) WHERE lock_owner IS NOT NULL;
        CREATE INDEX instances_parent ON instances (parent) WHERE parent IS NOT NULL;
        CREATE INDEX instances_created ON instances (hub, created_at);

        CREATE TABLE payloads (
            instance INTEGER PRIMARY KEY,
            input TEXT,
            output TEXT,
            failure TEXT,
            tags TEXT,
            parent TEXT);

        CREATE TABLE history (
            instance INTEGER NOT NULL,
            sequence INTEGER NOT NULL,
            type INTEGER NOT NULL,
            event TEXT NOT NULL,
            PRIMARY KEY (instance, sequence)) WITHOUT ROWID;

        CREATE TABLE messages (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            hub INTEGER NOT NULL,
            instance_id TEXT NOT NULL,
            execution_id TEXT,
            due_at INTEGER NOT NULL,
            sent_at INTEGER NOT NULL,
            type INTEGER NOT NULL,
            event TEXT NOT NULL);
        CREATE INDEX messages_inbox ON messages (hub, instance_id, due_at);

        CREATE TABLE activities (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            hub INTEGER NOT NULL,
            instance INTEGER NOT NULL,
            instance_id TEXT NOT NULL,
            execution_id TEXT NOT NULL,
            available_at INTEGER NOT NULL,
            lock_owner INTEGER,
            lease INTEGER NOT NULL DEFAULT 0,
            deliveries INTEGER NOT NULL DEFAULT 0,
            event TEXT NOT NULL,
            context TEXT);
        CREATE INDEX activities_available ON activities (hub, available_at);
        CREATE INDEX activities_owner ON activities (lock_owner) WHERE lock_owner IS NOT NULL;
        CREATE INDEX activities_instance ON activities (instance);
        """;
}
