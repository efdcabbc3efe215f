using Evidence.Ports;
using Evidence.Testing.Readers;

namespace Evidence.Readers.Tests;

/// <summary>The conformance suite for a reader of this project: by its id, with the fixtures in the folder of that name.</summary>
public abstract class ReaderConformance(string id) : ArtifactReaderConformance
{
    protected override IArtifactReader Reader { get; } = TheReaders.Named(id);

    protected override string Samples => TheReaders.Fixtures(id);
}
