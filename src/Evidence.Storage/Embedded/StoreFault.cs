using Microsoft.Data.Sqlite;

namespace Evidence.Storage.Embedded;

/// <summary>Says in one line what went wrong with the files of the store, and what to do.</summary>
internal static class StoreFault
{
    // https://www.sqlite.org/rescode.html
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int DamagedFile = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    /// <summary>True for faults of the machine, which <c>From</c> puts into words; others are errors of the program.</summary>
    public static bool IsKnown(Exception fault) => fault is SqliteException or IOException or UnauthorizedAccessException;

    public static EvidenceException From(Exception fault, string folder) => fault switch
    {
        SqliteException database => From(database, folder),
        UnauthorizedAccessException => Unavailable($"The store in '{folder}' may not be read and written by this user; give it both rights on the folder and its files.", fault),
        _ => Unavailable($"The store in '{folder}' could not be read or written ({fault.Message}); check the disk and the folder.", fault),
    };

    /// <summary>The database is not what was written.</summary>
    public static EvidenceException Damaged(string folder, Exception? cause = null) =>
        new(FaultCode.Corrupt, $"The database of the store in '{folder}' is damaged or is not a database; restore it from a backup.", cause);

    private static EvidenceException From(SqliteException fault, string folder) => fault.SqliteErrorCode switch
    {
        Busy or Locked => Unavailable($"The store in '{folder}' is locked by another process; wait until it is done, or end it, and try again.", fault),
        ReadOnly => Unavailable($"The store in '{folder}' is read-only; give this user write access to the folder and its files.", fault),
        Full => Unavailable($"The disk of the store in '{folder}' is full; free some space and try again.", fault),
        CannotOpen => Unavailable($"The database of the store in '{folder}' cannot be opened; check that it is a file this user may read and write.", fault),
        InputOutput => Unavailable($"The disk of the store in '{folder}' reported an error ({fault.Message}); check the disk.", fault),
        DamagedFile or NotADatabase => Damaged(folder, fault),
        _ => Unavailable($"The database of the store in '{folder}' failed ({fault.Message}).", fault),
    };

    private static EvidenceException Unavailable(string message, Exception cause) => new(FaultCode.Unavailable, message, cause);
}
