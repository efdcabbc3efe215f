using System.Diagnostics;
using System.Globalization;
using Evidence.Connectors;
using Evidence.Ports;
using Evidence.Releases;
using Evidence.Workspaces;
using Microsoft.Extensions.DependencyInjection;

namespace Evidence.Benchmarks.Collecting;

/// <summary>
/// <c>[runs]</c> (default 10,000): collecting the runs of an MLflow experiment beside paging through them with curl, and the memory held against that of a tenth of
/// the runs. The bytes go to a sink that hashes them and keeps nothing, as curl's go to a file that is written over.
/// </summary>
internal static class CollectingBenchmarks
{
    private const int Rounds = 5;
    private const double Megabyte = 1 << 20;

    public static async Task RunAsync(string[] args)
    {
        if (args is ["serve", var served])
        {
            await MLflowStandIn.ServeAsync(int.Parse(served, CultureInfo.InvariantCulture));
            return;
        }

        var runs = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10_000;
        var tenth = await MeasureAsync(Math.Max(1, runs / 10));
        var whole = await MeasureAsync(runs);
        Console.WriteLine($"ten times the runs hold {whole / tenth:0.0} times the memory");
    }

    private static async Task<double> MeasureAsync(int runs)
    {
        using var server = await MLflowStandIn.StartAsync(runs);
        var (curl, collect, memory) = (double.MaxValue, double.MaxValue, 0.0);
        for (var round = 0; round < Rounds; round++)
        {
            curl = Math.Min(curl, await SecondsOfAsync(() => PageWithCurlAsync(server.Url)));
            var seconds = await SecondsOfAsync(async () => memory = Math.Max(memory, await CollectAsync(server.Url, runs)));
            Console.WriteLine($"  round {round + 1}: {seconds:0.00} s");
            collect = Math.Min(collect, seconds);
        }

        Console.WriteLine($"{runs} runs: curl {curl:0.00} s, collected {collect:0.00} s ({collect / curl:0.00} times), at most {memory / Megabyte:0} MB held");
        return memory;
    }

    private static async Task<double> SecondsOfAsync(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed.TotalSeconds;
    }

    private static async Task<double> CollectAsync(Uri url, int runs)
    {
        var source = new SourceDefinition(
            "experiments",
            "mlflow",
            new Dictionary<string, string> { ["url"] = url.ToString(), ["artifacts"] = "false", ["metric-history"] = "false", ["logged-models"] = "false", ["traces"] = "false" },
            new Dictionary<string, string>());
        await using var services = new ServiceCollection().AddMLflowConnector().BuildServiceProvider();
        var sink = new HashingSink(TimeProvider.System);
        var connector = services.GetServices<IEvidenceConnectorType>().Single().Create(source, new NoSecrets());
        var outcome = await connector.CollectAsync([new Subject("experiments", new Dictionary<string, string> { ["experiment"] = "credit" })], sink, CancellationToken.None);
        if (outcome.Gaps.Count > 0 || sink.Count < runs)
        {
            throw new InvalidOperationException($"{sink.Count} of {runs} runs; {string.Join("; ", outcome.Gaps)}");
        }

        return sink.MostMemory;
    }

    // What a person would write: a page, its token, the next page.
    private static async Task PageWithCurlAsync(Uri url)
    {
        const string script = """
            token=
            while :; do
              curl -sf -H 'Content-Type: application/json' -d "{\"experiment_ids\":[\"1\"],\"max_results\":1000${token:+,\"page_token\":\"$token\"}}" "$0api/2.0/mlflow/runs/search" -o "$1"
              token=$(tail -c 60 "$1" | sed -n 's/.*"next_page_token":"\([^"]*\)".*/\1/p')
              [ -n "$token" ] || break
            done
            """;
        var file = Path.GetTempFileName();
        using var process = Process.Start(new ProcessStartInfo("bash", ["-c", script, url.ToString(), file]))!;
        await process.WaitForExitAsync();
        File.Delete(file);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"curl ended with {process.ExitCode}.");
        }
    }

    private sealed class NoSecrets : ISecretSource
    {
        public ValueTask<string?> FindAsync(string name, CancellationToken cancellationToken) => ValueTask.FromResult<string?>(null);
    }
}
