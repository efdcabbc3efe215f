using System.Runtime.CompilerServices;
using Evidence.Ports;

namespace Evidence.Readers.Content;

/// <summary>Keeps the sketch of a head while it is shown to one reader after another.</summary>
internal sealed class HeadSketches
{
    private readonly ConditionalWeakTable<ArtifactHead, HeadSketch> _sketches = [];

    public HeadSketch Of(ArtifactHead head) => _sketches.GetValue(head, HeadSketch.Of);
}
