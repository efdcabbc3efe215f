using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Evidence.DurableTask.Sqlite.Storage;

/// <summary>
/// The only writer of this process: one thread that runs every write that is waiting in one transaction and commits them together, so that
/// a hundred completions cost one flush to disk. While it is idle it looks for commits of other processes.
/// </summary>
internal sealed class Writer : IDisposable
{
    private const int LargestGroup = 512;

    /// <summary>From so many writes in the last group on, a group is held open for a moment: others are likely on their way.</summary>
    private const int Crowd = 4;

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    private readonly BlockingCollection<PendingWrite> _queue = [];
    private readonly List<PendingWrite> _group = new(LargestGroup);
    private readonly StoreConnection _connection;
    private readonly WriteContext _context;
    private readonly TimeProvider _clock;
    private readonly string _path;
    private readonly PollingPace _pace;
    private readonly Action<Effects> _committed;
    private readonly Action _changedElsewhere;
    private readonly Thread _thread;
    private long _dataVersion;
    private long _lastLook = Stopwatch.GetTimestamp();
    private bool _synchronousFull = true;

    public Writer(StoreConnection connection, SqliteOrchestrationServiceOptions options, Action<Effects> committed, Action changedElsewhere)
    {
        _connection = connection;
        _context = new WriteContext(connection);
        _clock = options.TimeProvider;
        _path = options.FilePath;
        _pace = new PollingPace(options.PollingInterval, options.MaxPollingInterval);
        _committed = committed;
        _changedElsewhere = changedElsewhere;
        _dataVersion = DataVersion();
        _thread = new Thread(Loop) { IsBackground = true, Name = "sqlite-orchestration-writer" };
        _thread.Start();
    }

    /// <summary>How many transactions were committed so far.</summary>
    public long Commits { get; private set; }

    /// <summary>Runs the work in a transaction, perhaps together with other work, and completes once it is committed.</summary>
    /// <remarks>The work may run more than once; nothing it does outside the transaction may count. It reports expected refusals as values.</remarks>
    public Task<T> RunAsync<T>(Func<WriteContext, T> work, bool durable = true)
    {
        var write = new PendingWrite<T>(work, durable);
        try
        {
            _queue.Add(write);
        }
        catch (InvalidOperationException)
        {
            throw new ObjectDisposedException(nameof(SqliteOrchestrationService), $"Orchestration store '{_path}' is closed.");
        }

        return write.Completion;
    }

    /// <summary>Commits what is queued, then stops.</summary>
    public void Dispose()
    {
        _queue.CompleteAdding();
        _thread.Join();
        _queue.Dispose();
        _connection.Dispose();
    }

    private void Loop()
    {
        while (!_queue.IsCompleted)
        {
            if (_queue.TryTake(out var first, _pace.Current))
            {
                CollectGroup(first);
                Commit();
            }

            LookElsewhere();
        }
    }

    private void CollectGroup(PendingWrite first)
    {
        var isCrowded = _group.Count >= Crowd;
        _group.Clear();
        _group.Add(first);
        TakeWaiting();
        if (isCrowded && _group.Exists(write => write.Durable) && _queue.TryTake(out var late, Moment))
        {
            _group.Add(late);
            TakeWaiting();
        }
    }

    private void TakeWaiting()
    {
        while (_group.Count < LargestGroup && _queue.TryTake(out var next))
        {
            _group.Add(next);
        }
    }

    private void Commit()
    {
        _pace.Quicken();
        if (TryCommit(_group, out var fault))
        {
            return;
        }

        if (_group.Count == 1)
        {
            _group[0].Fail(fault);
            return;
        }

        // One of them is at fault: give each a transaction of its own so that the others are not refused with it.
        foreach (var write in _group)
        {
            if (!TryCommit([write], out fault))
            {
                write.Fail(fault);
            }
        }
    }

    private bool TryCommit(List<PendingWrite> group, out Exception fault)
    {
        fault = null!;
        try
        {
            RunTransaction(group);
        }
        catch (Exception problem)
        {
            Rollback();
            _context.TakeEffects();
            fault = problem is SqliteException sqlite ? StoreFault.From(sqlite, _path) : problem;
            return false;
        }

        foreach (var write in group)
        {
            write.Succeed();
        }

        _committed(_context.TakeEffects());
        return true;
    }

    private void RunTransaction(List<PendingWrite> group)
    {
        UseSynchronous(full: group.Exists(write => write.Durable));
        _connection.Execute("BEGIN IMMEDIATE");
        _context.Now = _clock.GetUtcNow().UtcTicks;
        foreach (var write in group)
        {
            write.Run(_context);
        }

        _connection.Execute("COMMIT");
        Commits++;
    }

    private void UseSynchronous(bool full)
    {
        if (full != _synchronousFull)
        {
            // Never prepared and kept: SQLite applies this pragma when it compiles the statement, not when it runs it.
            _connection.ExecuteOnce(full ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
            _synchronousFull = full;
        }
    }

    private void Rollback()
    {
        try
        {
            _connection.Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite has already ended the transaction itself (it does on a full disk), so nothing is left to undo.
            return;
        }
    }

    private void LookElsewhere()
    {
        if (Stopwatch.GetElapsedTime(_lastLook) < _pace.Current)
        {
            return;
        }

        _lastLook = Stopwatch.GetTimestamp();
        var version = DataVersion();
        if (version == _dataVersion)
        {
            _pace.Slow();
            return;
        }

        _dataVersion = version;
        _pace.Quicken();
        _changedElsewhere();
    }

    /// <summary>
    /// A number that changes exactly when another connection has committed (https://www.sqlite.org/pragma.html#pragma_data_version).
    /// </summary>
    private long DataVersion()
    {
        try
        {
            return _connection.Number("PRAGMA data_version") ?? 0;
        }
        catch (SqliteException)
        {
            // Unreadable at this moment: the write that needs the file reports why.
            return _dataVersion;
        }
    }
}
