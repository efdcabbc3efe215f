using Evidence.Facts;

namespace Evidence.Packs;

/// <summary>A fact with the content it was read out of.</summary>
/// <param name="Fact">What is said.</param>
/// <param name="Source">What says so.</param>
public sealed record MeasuredFact(Fact Fact, CollectedArtifact Source)
{
    /// <summary>When it was measured or, where the artifact was made earlier than it claims, when that was.</summary>
    public DateTimeOffset Age => Fact.MeasuredAt is { } measured && measured < Source.Age ? measured : Source.Age;

    /// <summary>The attribute of that name or, where there is none, the slice's value of that dimension; null: neither.</summary>
    public string? Attribute(string name) =>
        Fact.Attribute(name)
        ?? Fact.Slice.Pairs.Where(pair => pair.Key == name).Select(pair => pair.Value).FirstOrDefault();
}
