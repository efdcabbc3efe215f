using System.Diagnostics;
using Evidence.Artifacts;
using Evidence.Documents.Packs;
using Evidence.Facts;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Storage;
using Evidence.Testing.Packs;
using Microsoft.Extensions.DependencyInjection;

namespace Evidence.Benchmarks.Packs;

/// <summary>
/// <c>[artifacts] [MB]</c> (default 1,000 and 500): building and verifying a pack out of the embedded store beside <c>sha256sum</c> and <c>zip -0</c> on the same files, and the
/// same with a tenth of the artifacts. Prints the peak memory of the process.
/// </summary>
internal static class PackBenchmarks
{
    private const int Megabyte = 1_000_000;
    private const int Rounds = 3;
    private const int FactsEach = 20;

    public static async Task RunAsync(string[] args)
    {
        var artifacts = args.Length > 0 ? int.Parse(args[0]) : 1_000;
        var megabytes = args.Length > 1 ? int.Parse(args[1]) : 500;
        var tenth = await MeasureAsync(Math.Max(1, artifacts / 10), Math.Max(1, megabytes / 10));
        var whole = await MeasureAsync(artifacts, megabytes);
        Console.WriteLine($"ten times the artifacts take {whole.Build / tenth.Build:0.0} times as long to build, {whole.Verify / tenth.Verify:0.0} to verify");
        using var process = Process.GetCurrentProcess();
        Console.WriteLine($"peak memory of the process: {process.PeakWorkingSet64 / Megabyte} MB");
    }

    private static async Task<(double Build, double Verify)> MeasureAsync(int artifacts, int megabytes)
    {
        var folder = Directory.CreateTempSubdirectory("evidence-benchmark-");
        await using var services = new ServiceCollection()
            .AddEmbeddedStorage(Path.Combine(folder.FullName, "store"))
            .AddLocalSigner(Path.Combine(folder.FullName, "key.pem"))
            .AddPackDocuments()
            .BuildServiceProvider();
        try
        {
            Console.WriteLine($"{artifacts} artifacts, {megabytes} MB:");
            var files = Directory.CreateDirectory(Path.Combine(folder.FullName, "files"));
            var content = await FillAsync(services.GetRequiredService<IEvidenceStore>(), files.FullName, artifacts, megabytes);
            var (sum, zip, build, verify) = await MeasureAsync(services, content, folder.FullName);
            Console.WriteLine($"  build / (sha256sum + zip -0): {build / (sum + zip):0.00}; verify / sha256sum: {verify / sum:0.00}");
            return (build, verify);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // The best of each: what the machine was doing besides counts for neither side.
    private static async Task<(double Sum, double Zip, double Build, double Verify)> MeasureAsync(IServiceProvider services, PackContent content, string folder)
    {
        var (sum, zip, build, verify) = (double.MaxValue, double.MaxValue, double.MaxValue, double.MaxValue);
        var pack = Path.Combine(folder, "pack.zip");
        for (var round = 1; round <= Rounds; round++)
        {
            File.Delete(Path.Combine(folder, "plain.zip"));
            sum = Math.Min(sum, await TimeAsync("sha256sum", () => RunAsync("sh", folder, "-c", "find files -type f -print0 | xargs -0 sha256sum > sums")));
            zip = Math.Min(zip, await TimeAsync("zip -0", () => RunAsync("zip", folder, "-0", "-q", "-r", "plain.zip", "files")));
            build = Math.Min(build, await TimeAsync("build", () => BuildAsync(services, content, pack)));
            verify = Math.Min(verify, await TimeAsync("verify", () => VerifyAsync(services, pack)));
        }

        return (sum, zip, build, verify);
    }

    private static async Task<PackContent> FillAsync(IEvidenceStore store, string files, int count, int megabytes)
    {
        var random = new Random(1);
        var bytes = new byte[megabytes * (long)Megabyte / count];
        var collected = new List<Artifact>();
        for (var number = 0; number < count; number++)
        {
            random.NextBytes(bytes);
            var name = $"report-{number:D5}.bin";
            await File.WriteAllBytesAsync(Path.Combine(files, name), bytes);
            var kept = await store.PutContentAsync(new MemoryStream(bytes), default);
            collected.Add(A.Artifact(name, number % 2 == 0 ? "safety-evaluation" : "evaluation-report") with { Digest = kept.Digest, Size = kept.Size });
        }

        await store.AppendToLedgerAsync(
            [.. collected.Select(artifact => new LedgerDraft(artifact.Digest.Hex, "artifact-collected", SampleRelease.Release().Id, artifact.Digest, "{}", A.DaysAgo(1)))],
            default);
        var head = await store.FindLedgerHeadAsync(default);
        return PackJudge.Judge(SampleRelease.Input() with
        {
            Artifacts = collected,
            Readings = [.. collected.Select((artifact, index) => A.Reading(artifact, Facts(index)))],
            Ledger = new LedgerAnchor(head!.Sequence, head.Hash),
        });
    }

    private static Fact[] Facts(int index) =>
        [.. Enumerable.Range(0, FactsEach).Select(number => A.Fact(
            "performance.accuracy",
            successes: 900 + number,
            of: 1_000,
            slice: $"group={number}",
            pointer: $"/slices/{number}",
            attributes: ("dataset", $"set-{index}")))];

    private static async Task BuildAsync(IServiceProvider services, PackContent content, string path)
    {
        await using var output = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.Asynchronous);
        await services.GetRequiredService<IPackDocuments>().WriteZipAsync(
            content,
            services.GetRequiredService<IEvidenceStore>(),
            services.GetRequiredService<ISigner>(),
            output,
            default);
    }

    private static async Task VerifyAsync(IServiceProvider services, string path)
    {
        await using var zip = File.OpenRead(path);
        var verification = await services.GetRequiredService<IPackDocuments>().VerifyAsync(zip, new PackVerificationOptions(), default);
        if (!verification.IsIntact)
        {
            throw new InvalidOperationException(verification.FirstFault);
        }
    }

    private static async Task<double> TimeAsync(string name, Func<Task> action)
    {
        var watch = Stopwatch.StartNew();
        await action();
        Console.WriteLine($"  {name,-10} {watch.Elapsed.TotalSeconds:0.00} s");
        return watch.Elapsed.TotalSeconds;
    }

    private static async Task RunAsync(string program, string folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
        }
    }
}
