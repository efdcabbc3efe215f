using Microsoft.Data.Sqlite;

namespace Evidence.DurableTask.Sqlite.Storage;

/// <summary>One SQLite connection with its prepared statements. Used by one thread at a time.</summary>
internal sealed class StoreConnection : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, Statement> _statements = [];

    private StoreConnection(SqliteConnection connection) => _connection = connection;

    public static StoreConnection Open(string path, TimeSpan busyTimeout)
    {
        var settings = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
            DefaultTimeout = Math.Max(1, (int)busyTimeout.TotalSeconds),
        };
        var connection = new SqliteConnection(settings.ConnectionString);
        try
        {
            connection.Open();
            return new StoreConnection(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The prepared statement of that text; its parameters are bound by position, in order of first occurrence.</summary>
    public Statement Prepare(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            _statements[sql] = statement = new Statement(_connection, sql);
        }

        return statement;
    }

    public int Execute(string sql, params ReadOnlySpan<object?> values) => Prepare(sql).Execute(values);

    public void ExecuteOnce(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>The first column of the first row, or null when there is no row or the column is NULL.</summary>
    public long? Number(string sql, params ReadOnlySpan<object?> values) => Prepare(sql).Scalar(values) as long?;

    public string? Text(string sql, params ReadOnlySpan<object?> values) => Prepare(sql).Scalar(values) as string;

    public List<T> Rows<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        var rows = new List<T>();
        using var reader = Prepare(sql).Read(values);
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    public T? Row<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
        where T : class
    {
        using var reader = Prepare(sql).Read(values);
        return reader.Read() ? read(reader) : null;
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        _connection.Dispose();
    }
}
