using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Evidence.DurableTask.Sqlite.Storage;

/// <summary>The open file: one writer, as many readers as are used at a time, and the number of the task hub in it.</summary>
internal sealed class Store : IDisposable
{
    private readonly ConcurrentBag<StoreConnection> _readers = [];
    private readonly SqliteOrchestrationServiceOptions _options;
    private bool _disposed;

    private Store(SqliteOrchestrationServiceOptions options, Writer writer, long hub)
    {
        _options = options;
        Writer = writer;
        Hub = hub;
    }

    public Writer Writer { get; }

    public long Hub { get; }

    /// <summary>Opens the file, creating it and its tables where they are absent.</summary>
    /// <exception cref="SqliteOrchestrationServiceException">It cannot be used; the message says why and what to do.</exception>
    public static Store Open(SqliteOrchestrationServiceOptions options, Action<Effects> committed, Action changedElsewhere)
    {
        StoreConnection? connection = null;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(options.FilePath))!);
            connection = StoreConnection.Open(options.FilePath, options.BusyTimeout);
            SchemaCheck.Prepare(connection, options.FilePath);
            var hub = HubNumber(connection, options.TaskHub);
            return new Store(options, new Writer(connection, options, committed, changedElsewhere), hub);
        }
        catch (Exception fault) when (fault is SqliteException or IOException or UnauthorizedAccessException)
        {
            connection?.Dispose();
            throw StoreFault.From(fault, options.FilePath);
        }
        catch (SqliteOrchestrationServiceException)
        {
            connection?.Dispose();
            throw;
        }
    }

    /// <summary>Runs a read on a connection of its own, beside the writer.</summary>
    public T Read<T>(Func<StoreConnection, T> read)
    {
        ObjectDisposedException.ThrowIf(_disposed, typeof(SqliteOrchestrationService));
        try
        {
            var connection = _readers.TryTake(out var idle) ? idle : OpenReader();
            try
            {
                return read(connection);
            }
            finally
            {
                GiveBack(connection);
            }
        }
        catch (SqliteException fault)
        {
            throw StoreFault.From(fault, _options.FilePath);
        }
    }

    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        Writer.Dispose();
        while (_readers.TryTake(out var reader))
        {
            reader.Dispose();
        }
    }

    private StoreConnection OpenReader()
    {
        var connection = StoreConnection.Open(_options.FilePath, _options.BusyTimeout);
        connection.ExecuteOnce("PRAGMA busy_timeout = 5000; PRAGMA query_only = 1");
        return connection;
    }

    private void GiveBack(StoreConnection connection)
    {
        if (_disposed)
        {
            connection.Dispose();
        }
        else
        {
            _readers.Add(connection);
        }
    }

    private static long HubNumber(StoreConnection connection, string name)
    {
        var known = connection.Number("SELECT id FROM hubs WHERE name = ?1", name);
        if (known is null)
        {
            connection.Execute("INSERT OR IGNORE INTO hubs (name) VALUES (?1)", name);
            known = connection.Number("SELECT id FROM hubs WHERE name = ?1", name);
        }

        return known!.Value;
    }
}
