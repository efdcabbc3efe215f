using Evidence.Artifacts;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Storage.Azure;
using Evidence.Storage.Embedded;
using Evidence.Testing.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Evidence.Storage.Tests.Processes;

/// <summary>What this assembly does when it is started as a program: it writes to a store until it ends, or is killed.</summary>
internal static class WriterProgram
{
    public const string Stuck = "stuck";
    public const string Endless = "endless";
    public const string Append = "append";
    public const int StuckSize = 9 * 1024 * 1024;
    private const int EndlessSize = 3_000_000;

    /// <summary>The same bytes for the same seed in every process.</summary>
    public static byte[] BytesOf(int seed, int size)
    {
        var bytes = new byte[size];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    public static IEvidenceStore OpenStore(string place, string prefix) => place.Contains("AccountName=", StringComparison.Ordinal)
        ? new AzureEvidenceStore(new AzureStorageOptions { ConnectionString = place, Prefix = prefix }, TimeProvider.System)
        : new EmbeddedEvidenceStore(place, TimeProvider.System, NullLogger<EmbeddedEvidenceStore>.Instance);

    private static async Task<int> Main(string[] arguments)
    {
        var store = OpenStore(arguments[1], arguments[2]);
        await (arguments[0] switch
        {
            Stuck => PutHalfAsync(store),
            Endless => WriteAsync(store, seed: 0, count: int.MaxValue, EndlessSize),
            _ => WriteAsync(store, int.Parse(arguments[3]), count: 15, size: 100),
        });
        return 0;
    }

    private static async Task PutHalfAsync(IEvidenceStore store)
    {
        var source = new GatedStream(BytesOf(0, StuckSize), StuckSize - 1000);
        var put = store.PutContentAsync(source, default);
        await source.Paused;
        Console.WriteLine("paused");
        await put;
    }

    /// <summary>Keeps contents, records and ledger entries, and says each digest once all three are kept.</summary>
    private static async Task WriteAsync(IEvidenceStore store, int seed, int count, int size)
    {
        for (var index = 0; index < count; index++)
        {
            var stored = await store.PutContentAsync(new MemoryStream(BytesOf(seed + index, size)), default);
            await store.PutRecordsAsync([new(KeyOf(stored.Digest), "{}"u8.ToArray())], default);
            await store.AppendToLedgerAsync([new LedgerDraft(stored.Digest.Hex, "artifact-collected", "release-1", stored.Digest)], default);
            Console.WriteLine(stored.Digest.Hex);
        }
    }

    public static RecordKey KeyOf(Sha256Digest digest) => new(new("sample"), digest.Hex);
}
