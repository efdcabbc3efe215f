namespace Evidence.DurableTask.Sqlite.Tests.Processes;

internal static class WorkerProcess { public static Task<int> RunAsync(string[] arguments) => Task.FromResult(arguments.Length); }
