using Evidence.Artifacts;
using Evidence.Facts;

namespace Evidence.Scorecards.Kpis;

/// <summary>How much evidence served more than one release.</summary>
internal sealed class AssetReuse : IKpi
{
    public KpiDefinition Definition { get; } = new(
        "asset-reuse",
        "Asset reuse",
        "Artifacts of the release that an earlier release rested on as well, divided by all of its artifacts",
        "Digests of artifacts over releases",
        "share",
        MetricDirection.Higher);

    public KpiPoint Measure(KpiInput input)
    {
        if (input.Earlier.Count == 0)
        {
            return input.NoData("It is the first release.");
        }

        Sha256Digest[] digests = [.. input.Collected.Current.Select(artifact => artifact.Artifact.Digest)];
        var before = input.Earlier.SelectMany(release => release.Artifacts).Select(artifact => artifact.Digest).ToHashSet();
        return digests.Length == 0
            ? input.NoData("No artifact was collected.")
            : input.Point((double)digests.Count(before.Contains) / digests.Length, $"{digests.Count(before.Contains)} of {digests.Length} artifacts.");
    }
}
