using Evidence.Artifacts;
using Evidence.Facts;

namespace Evidence.Readers.Content;

/// <summary>What every reader needs: the vocabulary of the workspace and the sketches of heads.</summary>
internal sealed class ReaderTools(Func<MetricVocabulary> vocabulary)
{
    private readonly HeadSketches _sketches = new();

    public HeadSketch Sketch(Ports.ArtifactHead head) => _sketches.Of(head);

    public FactSheet SheetFor(Artifact artifact) => new(artifact, vocabulary());

    public MetricNames Names => new(vocabulary());
}
