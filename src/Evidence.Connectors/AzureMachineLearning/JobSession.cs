using System.Collections.Concurrent;
using Evidence.Connectors.Http;

namespace Evidence.Connectors.AzureMachineLearning;

/// <summary>What is known while the jobs of one collection are collected.</summary>
/// <param name="client">Talks to Azure Resource Manager.</param>
internal sealed class JobSession(SourceClient client)
{
    private int _refused;

    public SourceClient Client => client;

    /// <summary>Containers by datastore; null: it is none that is read.</summary>
    public ConcurrentDictionary<string, BlobFolder?> Folders { get; } = new(StringComparer.Ordinal);

    /// <summary>True once Azure Resource Manager cannot be used; it is not asked again then.</summary>
    public bool IsRefused => Volatile.Read(ref _refused) != 0;

    /// <summary>Notes that it cannot be used; true for the first to note it.</summary>
    public bool Refuse() => Interlocked.Exchange(ref _refused, 1) == 0;
}
