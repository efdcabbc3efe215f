using Microsoft.Data.Sqlite;

namespace Evidence.DurableTask.Sqlite.Storage;

/// <summary>Words for SQLite's result codes (https://www.sqlite.org/rescode.html), as a person at the machine needs them.</summary>
internal static class StoreFault
{
    private const int Permission = 3;
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    public static SqliteOrchestrationServiceException From(SqliteException fault, string path) => new(Describe(fault, path), fault);

    public static SqliteOrchestrationServiceException From(Exception fault, string path) => fault is SqliteException sqlite
        ? From(sqlite, path)
        : new($"Orchestration store '{path}' cannot be opened: {fault.Message} Check the path and its permissions.", fault);

    public static SqliteOrchestrationServiceException NewerSchema(string path, long found, long known) => new(
        $"Orchestration store '{path}' was written by a newer version (schema {found}; this version knows up to {known}). Use that newer version.");

    public static SqliteOrchestrationServiceException Foreign(string path) => new(
        $"'{path}' is a SQLite database of another application. Name a file of its own for the orchestration store.");

    private static string Describe(SqliteException fault, string path) => fault.SqliteErrorCode switch
    {
        NotADatabase => $"'{path}' is not a SQLite database. Remove or rename it to start with an empty orchestration store.",
        Corrupt => $"Orchestration store '{path}' is damaged. Restore it from a backup, or remove it to start with an empty one.",
        ReadOnly or Permission => $"Orchestration store '{path}' cannot be written to. Give this user write access to the file and its folder.",
        CannotOpen => $"Orchestration store '{path}' cannot be opened. Check that the folder exists and that this user may write to it.",
        Busy or Locked => $"Orchestration store '{path}' is held by another program. Close what has it open and try again.",
        Full => $"The disk that holds orchestration store '{path}' is full. Free some space; work resumes by itself.",
        InputOutput => $"The disk failed while using orchestration store '{path}'. Check the disk; SQLite is not safe on network shares.",
        _ => $"Orchestration store '{path}' failed: {fault.Message}",
    };
}
