using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Evidence.Artifacts;
using Evidence.Ports;
using Evidence.Workspaces;

namespace Evidence.Testing.Connectors;

/// <summary>A sink in memory. It holds what was kept over several collections, the bytes of small artifacts, and what happened in the last collection.</summary>
public sealed class RecordingSink(SourceDefinition source, TimeProvider time) : IArtifactSink
{
    private const int HeldBytes = 4 << 20;
    private readonly ConcurrentDictionary<string, KnownArtifact> _known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Sha256Digest, byte[]> _contents = new();
    private readonly ConcurrentDictionary<string, string> _marks = new(StringComparer.Ordinal);
    private ConcurrentQueue<Artifact> _kept = new();
    private ConcurrentQueue<Artifact> _confirmed = new();

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>What was kept since <see cref="BeginAgain"/>.</summary>
    public IReadOnlyCollection<Artifact> Kept => _kept;

    /// <summary>What was confirmed since <see cref="BeginAgain"/>.</summary>
    public IReadOnlyCollection<Artifact> Confirmed => _confirmed;

    /// <summary>Everything that is there.</summary>
    public IReadOnlyList<Artifact> All => [.. _known.Values.Select(known => known.Artifact).OrderBy(artifact => artifact.Provenance.Locator, StringComparer.Ordinal)];

    /// <summary>What people were told.</summary>
    public ConcurrentQueue<string> Progress { get; } = new();

    /// <summary>The marks that were left.</summary>
    public IReadOnlyDictionary<string, string> Marks => _marks;

    /// <summary>Called while bytes are read, with how many there were.</summary>
    public Action<long>? OnRead { get; set; }

    /// <summary>Starts another collection over what is there.</summary>
    public void BeginAgain()
    {
        _kept = new();
        _confirmed = new();
    }

    /// <summary>The bytes of an artifact of up to 4 MB.</summary>
    public byte[] BytesOf(Artifact artifact) => _contents[artifact.Digest];

    /// <summary>The artifact of that name.</summary>
    public Artifact Named(string name) => All.Single(artifact => artifact.Name == name);

    public Task<KnownArtifact?> FindAsync(string locator, CancellationToken cancellationToken) => Task.FromResult(_known.GetValueOrDefault(locator));

    public async Task<Artifact> KeepAsync(ArtifactDraft draft, Stream content, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var held = new MemoryStream();
        var buffer = new byte[81920];
        var size = 0L;
        for (int count; (count = await content.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            hash.AppendData(buffer.AsSpan(0, count));
            size += count;
            OnRead?.Invoke(size);
            if (size <= HeldBytes)
            {
                held.Write(buffer, 0, count);
            }
        }

        var digest = Sha256Digest.FromHash(hash.GetHashAndReset());
        if (size <= HeldBytes)
        {
            _contents[digest] = held.ToArray();
        }

        var provenance = new Provenance(
            source.Id, source.Type, draft.Locator, draft.Subject, draft.CollectorVersion, Now, draft.ProducedAt, draft.Attributes);
        var artifact = new Artifact(digest, size, draft.Name, draft.MediaType, provenance, draft.Kind);
        _known[draft.Locator] = new KnownArtifact(artifact, draft.Revision);
        _kept.Enqueue(artifact);
        return artifact;
    }

    public Task ConfirmAsync(KnownArtifact known, CancellationToken cancellationToken)
    {
        _confirmed.Enqueue(known.Artifact);
        return Task.CompletedTask;
    }

    public Task<string?> ReadMarkAsync(string name, CancellationToken cancellationToken) => Task.FromResult(_marks.GetValueOrDefault(name));

    public Task WriteMarkAsync(string name, string value, CancellationToken cancellationToken)
    {
        _marks[name] = value;
        return Task.CompletedTask;
    }

    public void Report(string progress) => Progress.Enqueue(progress);

    /// <summary>All records as text, to be searched for what must not be in them.</summary>
    public string RecordsAsText() => JsonSerializer.Serialize(All, EvidenceJson.Compact) + string.Join('\n', _marks) + string.Join('\n', Progress);
}
