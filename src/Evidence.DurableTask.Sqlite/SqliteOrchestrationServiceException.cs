namespace Evidence.DurableTask.Sqlite;

/// <summary>The file that holds the orchestrations cannot be used. The message is one line: which file, what is wrong, what to do.</summary>
public sealed class SqliteOrchestrationServiceException : Exception
{
    internal SqliteOrchestrationServiceException(string message, Exception? inner = null, bool isAboutContent = false)
        : base(message, inner) => IsAboutContent = isAboutContent;

    /// <summary>Whether the file itself is fine and one entry in it cannot be read, which no retry will change.</summary>
    internal bool IsAboutContent { get; }
}
