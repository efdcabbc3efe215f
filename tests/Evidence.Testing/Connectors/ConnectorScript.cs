using Evidence.Ports;
using Evidence.Releases;
using Evidence.Workspaces;
using Microsoft.Extensions.Logging;

namespace Evidence.Testing.Connectors;

/// <summary>What the conformance suite has to know of a connector: how to make it, and how its system answers when all is well.</summary>
public abstract class ConnectorScript
{
    /// <summary>How many items <see cref="Map"/> puts on a page of the listing, as asked for by <see cref="Source"/>.</summary>
    public abstract int PageSize { get; }

    /// <summary>What the collection is about.</summary>
    public abstract IReadOnlyList<Subject> Subjects { get; }

    /// <summary>Makes the connector type.</summary>
    /// <param name="time">The clock it waits by.</param>
    /// <param name="logs">Where it logs.</param>
    /// <param name="secrets">What a credential other than the source's secrets would give, for connectors that sign in otherwise.</param>
    public abstract IEvidenceConnectorType CreateType(TimeProvider time, ILoggerFactory logs, RotatingSecrets secrets);

    /// <summary>A source at that address, with secrets named, and with <c>parallelism</c> and page sizes that make the tests meaningful.</summary>
    public abstract SourceDefinition Source(Uri url);

    /// <summary>
    /// Answers as the system does: a listing of so many items over pages of <see cref="PageSize"/> and, where the system has them, one download an item.
    /// </summary>
    public abstract void Map(FakeSource fake, int items);

    /// <summary>How many artifacts so many items give.</summary>
    public abstract int ArtifactsOf(int items);

    /// <summary>True for requests of the listing.</summary>
    public abstract bool IsListing(FakeRequest request);

    /// <summary>True for requests of a download.</summary>
    public abstract bool IsDownload(FakeRequest request);

    /// <summary>True where a request carries that secret as the system expects it.</summary>
    public abstract bool IsAuthorised(FakeRequest request, string secret);

    /// <summary>Answers one item whose download has so many bytes.</summary>
    public abstract void MapHuge(FakeSource fake, long bytes);
}
