namespace Evidence.Benchmarks;

/// <summary><c>dotnet run -c Release --project tests/Evidence.Benchmarks -- NAME [ARGUMENTS]</c>; figures are in docs/performance.md.</summary>
internal static class Program
{
    private static readonly SortedDictionary<string, Func<string[], Task>> _benchmarks = new(StringComparer.Ordinal)
    {
        ["collecting"] = Collecting.CollectingBenchmarks.RunAsync,
        ["drafting"] = Drafting.DraftingBenchmarks.RunAsync,
        ["engine"] = Engine.EngineBenchmark.RunAsync,
        ["packs"] = Packs.PackBenchmarks.RunAsync,
        ["questionnaires"] = Questionnaires.QuestionnaireBenchmarks.RunAsync,
        ["word-vectors"] = Drafting.WordVectorTable.RunAsync,
        ["storage"] = Storage.StorageBenchmarks.RunAsync,
    };

    private static async Task<int> Main(string[] args)
    {
        if (args.Length == 0 || !_benchmarks.TryGetValue(args[0], out var run))
        {
            await Console.Error.WriteLineAsync($"Name a benchmark: {string.Join(", ", _benchmarks.Keys)}.");
            return 2;
        }

        await run(args[1..]);
        return 0;
    }
}
