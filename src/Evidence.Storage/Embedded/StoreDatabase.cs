using Microsoft.Data.Sqlite;

namespace Evidence.Storage.Embedded;

/// <summary>
/// The SQLite file of records and ledger, in WAL mode: readers never wait, one writer at a time, and a commit is on disk when it returns.
/// Several processes may work on one file.
/// </summary>
internal sealed class StoreDatabase(string folder) : IDisposable
{
    private const int Schema = 1;
    private const int Application = 0x45564944; // "EVID"
    // Pages are in the memory of the system as well; by default each of a dozen connections would keep another 2 MB of them.
    private const string Pragmas = "PRAGMA busy_timeout = 30000; PRAGMA synchronous = FULL; PRAGMA cache_size = -400;";

    // AUTOINCREMENT gives every write of a record a number that is never used again: its version.
    private const string Tables = """
        CREATE TABLE records (
            version INTEGER PRIMARY KEY AUTOINCREMENT,
            kind TEXT NOT NULL,
            scope BLOB NOT NULL,
            id BLOB NOT NULL,
            json BLOB NOT NULL,
            UNIQUE (kind, scope, id));
        CREATE TABLE ledger (
            sequence INTEGER PRIMARY KEY,
            id BLOB NOT NULL UNIQUE,
            entry TEXT NOT NULL);
        """;

    private readonly string _connection = new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "evidence.sqlite") }.ToString();
    private readonly SemaphoreSlim _writer = new(1, 1);

    /// <summary>Creates the tables where there are none; refuses a file of another schema.</summary>
    public void Prepare()
    {
        using var connection = Open();
        if (!IsPrepared(connection))
        {
            Execute(connection, "PRAGMA journal_mode = WAL;");
            CreateTables(connection);
        }
    }

    /// <summary>Whether every page, row and index of the file is as SQLite wrote it.</summary>
    public static bool IsSound(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check(1)";
        return command.ExecuteScalar() is "ok";
    }

    /// <summary>Reads on a thread of its own, as SQLite blocks.</summary>
    public Task<T> ReadAsync<T>(Func<SqliteConnection, T> read, CancellationToken cancellationToken) =>
        Task.Run(
            () =>
            {
                using var connection = Open();
                try
                {
                    return read(connection);
                }
                catch (Exception fault) when (fault is InvalidCastException or (InvalidOperationException and not ObjectDisposedException))
                {
                    // A column without a value, or of another type, which no statement of ours writes.
                    throw StoreFault.Damaged(folder, fault);
                }
            },
            cancellationToken);

    /// <summary>Writes in one transaction, which no other writer shares; nothing is kept where it throws.</summary>
    public async Task<T> WriteAsync<T>(Func<SqliteTransaction, T> write, CancellationToken cancellationToken)
    {
        await _writer.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => Write(write), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _writer.Release();
        }
    }

    public void Dispose()
    {
        using var connection = new SqliteConnection(_connection);
        SqliteConnection.ClearPool(connection);
        _writer.Dispose();
    }

    private T Write<T>(Func<SqliteTransaction, T> write)
    {
        using var connection = Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        var result = write(transaction);
        transaction.Commit();
        return result;
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connection);
        try
        {
            connection.Open();
            Execute(connection, Pragmas);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private bool IsPrepared(SqliteConnection connection)
    {
        // One snapshot, as another process may be creating the tables.
        using var snapshot = connection.BeginTransaction(deferred: true);
        return HasTables(connection);
    }

    private void CreateTables(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        if (!HasTables(connection))
        {
            Execute(connection, $"{Tables} PRAGMA application_id = {Application}; PRAGMA user_version = {Schema};");
        }

        transaction.Commit();
    }

    private bool HasTables(SqliteConnection connection)
    {
        var schema = Ask(connection, "PRAGMA user_version;");
        var application = Ask(connection, "PRAGMA application_id;");
        var tables = Ask(connection, "SELECT count(*) FROM sqlite_master;");
        return (application, schema) switch
        {
            (Application, Schema) => true,
            (Application, _) => throw new EvidenceException(
                FaultCode.Unavailable,
                $"The store in '{folder}' has schema {schema} and this version of Evidence reads schema {Schema}; use the version that wrote it, or a newer one."),
            (0, 0) when tables == 0 => false,
            _ => throw new EvidenceException(
                FaultCode.Corrupt,
                $"The file 'evidence.sqlite' in '{folder}' belongs to another program; choose another folder for the store."),
        };
    }

    private static long Ask(SqliteConnection connection, string question)
    {
        using var command = connection.CreateCommand();
        command.CommandText = question;
        return Convert.ToInt64(command.ExecuteScalar());
    }

    private static void Execute(SqliteConnection connection, string statements)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statements;
        command.ExecuteNonQuery();
    }
}
