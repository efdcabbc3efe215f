using System.Diagnostics;
using Evidence.Artifacts;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Storage;
using Evidence.Storage.Azure;
using Evidence.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Evidence.Benchmarks.Storage;

/// <summary>
/// <c>embedded [MB]</c>: storing and verifying one content beside <c>sha256sum</c> on the same bytes, and small writes. <c>azure</c>: 1,000 artifacts of 100 kB through
/// the Azure store on Azurite. <c>large [MB]</c>: one large content through the Azure store. Each prints the peak memory of its process, so run one a process.
/// </summary>
internal static class StorageBenchmarks
{
    private const int Megabyte = 1_000_000;
    private const int Artifacts = 1_000;
    private const int ArtifactSize = 100_000;
    private const int Parallel = 8;

    public static async Task RunAsync(string[] args)
    {
        var megabytes = args.Length > 1 ? int.Parse(args[1]) : 1_000;
        await (args.FirstOrDefault() switch
        {
            "azure" => OnAzuriteAsync(ManyArtifactsAsync),
            "large" => OnAzuriteAsync(store => OneContentAsync(store, megabytes)),
            _ => EmbeddedAsync(megabytes),
        });
        using var process = Process.GetCurrentProcess();
        Console.WriteLine($"peak memory of the process: {process.PeakWorkingSet64 / Megabyte} MB");
    }

    private static async Task EmbeddedAsync(int megabytes)
    {
        var folder = Directory.CreateTempSubdirectory("evidence-benchmark-");
        await using var services = new ServiceCollection().AddEmbeddedStorage(Path.Combine(folder.FullName, "store")).BuildServiceProvider();
        try
        {
            var store = services.GetRequiredService<IEvidenceStore>();
            var file = Path.Combine(folder.FullName, "content");
            await WriteFileAsync(file, megabytes);
            for (var round = 1; round <= 3; round++)
            {
                await PrintAsync($"sha256sum, round {round}", megabytes, "MB", () => SumAsync(file));
                await PrintAsync($"put, round {round} ({(round == 1 ? "new, on disk when done" : "known, and checked")})", megabytes, "MB", () => PutFileAsync(store, file));
                await PrintAsync($"verify, round {round}", megabytes, "MB", () => VerifyAllAsync(store));
            }

            await SmallWritesAsync(store);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task SmallWritesAsync(IEvidenceStore store)
    {
        await PrintAsync("records, 1,000 in one write", 1_000, "records", () => store.PutRecordsAsync([.. Enumerable.Range(0, 1_000).Select(ARecord)], default));
        await PrintAsync("records, one by one", 200, "records", () => OneByOneAsync(200, index => store.PutRecordsAsync([ARecord(10_000 + index)], default)));
        await PrintAsync("ledger, one by one", 200, "entries", () => OneByOneAsync(200, index => store.AppendToLedgerAsync([ADraft($"{index}")], default)));
        await PrintAsync($"contents of {ArtifactSize / 1000} kB, one by one", 200, "contents", () => OneByOneAsync(200, index => store.PutContentAsync(new GeneratedStream(index, ArtifactSize), default)));
    }

    private static async Task OnAzuriteAsync(Func<IEvidenceStore, Task> run)
    {
        if (Azurite.Missing is { } reason)
        {
            Console.WriteLine(reason);
            return;
        }

        var azurite = new AzuriteFixture();
        await azurite.InitializeAsync();
        try
        {
            await using var services = new ServiceCollection().AddAzureStorage(new AzureStorageOptions { ConnectionString = azurite.ConnectionString }).BuildServiceProvider();
            await run(services.GetRequiredService<IEvidenceStore>());
        }
        finally
        {
            await azurite.DisposeAsync();
        }
    }

    private static async Task ManyArtifactsAsync(IEvidenceStore store)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = Parallel };
        await PrintAsync($"keep {Artifacts:N0} artifacts of {ArtifactSize / 1000} kB and their records, {Parallel} at a time", Artifacts, "artifacts", () =>
            System.Threading.Tasks.Parallel.ForEachAsync(Enumerable.Range(0, Artifacts), options, async (index, token) =>
            {
                await store.PutContentAsync(new GeneratedStream(index, ArtifactSize), token);
                await store.PutRecordsAsync([ARecord(index)], token);
            }));
        await PrintAsync("append their ledger entries, 50 at a time", Artifacts, "entries", () =>
            OneByOneAsync(Artifacts / 50, batch => store.AppendToLedgerAsync([.. Enumerable.Range(batch * 50, 50).Select(index => ADraft($"{index}"))], default)));
        await PrintAsync("read them back and verify, one by one", Artifacts, "artifacts", () => VerifyAllAsync(store));
        await PrintAsync("list their records", Artifacts, "records", async () => _ = await store.ListRecordsAsync(new("artifact"), null, default).CountAsync());
        await PrintAsync("read their ledger", Artifacts, "entries", async () => _ = await store.ReadLedgerAsync(1, default).CountAsync());
    }

    private static async Task OneContentAsync(IEvidenceStore store, int megabytes)
    {
        await PrintAsync("put", megabytes, "MB", () => store.PutContentAsync(new GeneratedStream(1, (long)megabytes * Megabyte), default));
        await PrintAsync("verify", megabytes, "MB", () => VerifyAllAsync(store));
    }

    private static async Task VerifyAllAsync(IEvidenceStore store)
    {
        await foreach (var digest in store.ListContentsAsync(default))
        {
            await using var content = await store.OpenContentAsync(digest, default);
            await content!.CopyToAsync(Stream.Null);
        }
    }

    private static async Task WriteFileAsync(string file, int megabytes)
    {
        await using var target = File.Create(file);
        await new GeneratedStream(1, (long)megabytes * Megabyte).CopyToAsync(target);
    }

    private static async Task PutFileAsync(IEvidenceStore store, string file)
    {
        await using var content = File.OpenRead(file);
        await store.PutContentAsync(content, default);
    }

    private static async Task SumAsync(string file)
    {
        using var process = Process.Start(new ProcessStartInfo("sha256sum", [file]) { RedirectStandardOutput = true })!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
    }

    private static async Task OneByOneAsync(int count, Func<int, Task> run)
    {
        for (var index = 0; index < count; index++)
        {
            await run(index);
        }
    }

    private static EvidenceRecord ARecord(int index) => new(new(new("artifact"), $"source|{index:D8}"), new byte[500]);

    private static LedgerDraft ADraft(string id) => new(id, "artifact-collected", "release-1", Sha256Digest.Of(System.Text.Encoding.UTF8.GetBytes(id)));

    private static async Task PrintAsync(string what, int count, string unit, Func<Task> run)
    {
        var watch = Stopwatch.StartNew();
        await run();
        Console.WriteLine($"{what,-75} {watch.Elapsed.TotalSeconds,8:F2} s {count / watch.Elapsed.TotalSeconds,10:N0} {unit}/s");
    }
}
