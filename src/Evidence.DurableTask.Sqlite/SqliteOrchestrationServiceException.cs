namespace Evidence.DurableTask.Sqlite;

/// <summary>The file that holds the orchestrations cannot be used. The message is one line: which file, what is wrong, what to do.</summary>
public sealed class SqliteOrchestrationServiceException : Exception
{
    internal SqliteOrchestrationServiceException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
