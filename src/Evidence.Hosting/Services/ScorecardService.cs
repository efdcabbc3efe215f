using Evidence.Packs;
using Evidence.Ports;
using Evidence.Scorecards;
using Evidence.Workflows.Activities;

namespace Evidence.Hosting.Services;

/// <summary>Computes the key figures of products from what is in the store.</summary>
public sealed class ScorecardService(IWorkspaceSource workspace, ReleaseJudging judging, EvidenceCatalog catalog, TimeProvider time)
{
    /// <summary>One scorecard a product that has a collected release, over all of its releases, oldest first.</summary>
    /// <exception cref="EvidenceException"><see cref="FaultCode.NotFound"/>: no such product, or nothing was collected yet.</exception>
    public async Task<IReadOnlyList<Scorecard>> BuildAsync(string? productId, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        var content = workspace.Load();
        if (productId is not null)
        {
            _ = content.ProductOf(productId);
        }

        var at = asOf ?? time.GetUtcNow();
        var judged = new List<PackContent>();
        foreach (var release in content.Releases
            .Where(release => productId is null || release.Product == productId)
            .Order(Comparer<Releases.Release>.Create((a, b) => ReleaseOrder.Compare(a.Version, b.Version))))
        {
            if ((await catalog.ListSourceOutcomesAsync(release.Id, cancellationToken)).Count > 0)
            {
                judged.Add(await judging.JudgeAsync(release, at, frameworks: null, ledger: null, cancellationToken));
            }
        }

        return judged.Count > 0
            ? ScorecardBuilder.Build(judged, at)
            : throw new EvidenceException(FaultCode.NotFound, "Nothing was collected yet; run 'evidence collect --release ID' first.");
    }
}
