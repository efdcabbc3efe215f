namespace Evidence.Benchmarks; internal static class Program { private static Task Main(string[] args) => Engine.EngineBenchmark.RunAsync(args); }
