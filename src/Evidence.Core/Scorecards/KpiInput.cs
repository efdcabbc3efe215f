using Evidence.Packs;

namespace Evidence.Scorecards;

/// <summary>What a key figure of one release is computed from.</summary>
/// <param name="Content">The judged release.</param>
/// <param name="Collected">What was collected for it.</param>
/// <param name="Earlier">Earlier releases of the product.</param>
/// <param name="AsOf">The time it is computed at.</param>
internal sealed record KpiInput(PackContent Content, ReleaseEvidence Collected, IReadOnlyList<PackContent> Earlier, DateTimeOffset AsOf)
{
    /// <summary>A point with a value.</summary>
    public KpiPoint Point(double value, string basis) => new(Content.Release.Id, value, basis);

    /// <summary>A point without one.</summary>
    public KpiPoint NoData(string why) => new(Content.Release.Id, null, why);
}
