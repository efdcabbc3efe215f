namespace Evidence.DurableTask.Sqlite.Tests.Processes;

/// <summary>What this assembly does when it is started as a program: it works on a store until it is told, or made, to end.</summary>
internal static class WorkerProgram
{
    private static Task<int> Main(string[] arguments) => WorkerProcess.RunAsync(arguments);
}
