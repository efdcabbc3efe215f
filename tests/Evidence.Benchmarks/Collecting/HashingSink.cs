using System.Security.Cryptography;
using Evidence.Artifacts;
using Evidence.Ports;

namespace Evidence.Benchmarks.Collecting;

/// <summary>Takes artifacts as the store does, and keeps nothing but their number, their bytes and the most memory that was held meanwhile.</summary>
internal sealed class HashingSink(TimeProvider time) : IArtifactSink
{
    private const int LookEvery = 500;
    private long _count;
    private long _bytes;

    public DateTimeOffset Now => time.GetUtcNow();

    public long Count => Interlocked.Read(ref _count);

    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>The most managed memory that was held, garbage included.</summary>
    public long MostMemory { get; private set; }

    public Task<KnownArtifact?> FindAsync(string locator, CancellationToken cancellationToken) => Task.FromResult<KnownArtifact?>(null);

    public async Task<Artifact> KeepAsync(ArtifactDraft draft, Stream content, CancellationToken cancellationToken)
    {
        using var held = new MemoryStream();
        await content.CopyToAsync(held, cancellationToken);
        var digest = Sha256Digest.FromHash(SHA256.HashData(held.GetBuffer().AsSpan(0, (int)held.Length)));
        Interlocked.Add(ref _bytes, held.Length);
        if (Interlocked.Increment(ref _count) % LookEvery == 0)
        {
            MostMemory = Math.Max(MostMemory, GC.GetTotalMemory(forceFullCollection: false));
        }

        return new Artifact(
            digest, held.Length, draft.Name, draft.MediaType,
            new Provenance("experiments", "mlflow", draft.Locator, draft.Subject, draft.CollectorVersion, Now, draft.ProducedAt, draft.Attributes), draft.Kind);
    }

    public Task ConfirmAsync(KnownArtifact known, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<string?> ReadMarkAsync(string name, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    public Task WriteMarkAsync(string name, string value, CancellationToken cancellationToken) => Task.CompletedTask;

    public void Report(string progress)
    {
    }
}
