using Evidence.Answers;
using Evidence.Artifacts;
using Evidence.Controls;
using Evidence.Facts;
using Evidence.Gates;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Releases;
using Evidence.Workspaces;

namespace Evidence.Workflows.Activities;

/// <summary>Judges releases from what is in the store.</summary>
public sealed class ReleaseJudging(IWorkspaceSource workspace, EvidenceCatalog catalog, IArtifactReading reading)
{
    /// <summary>Judges a release at a time.</summary>
    /// <param name="release">Which.</param>
    /// <param name="asOf">When.</param>
    /// <param name="frameworks">Frameworks to assess; null: those evidence.yaml names.</param>
    /// <param name="ledger">The point of the ledger the judgement states; null: its head.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<PackContent> JudgeAsync(
        Release release, DateTimeOffset asOf, IReadOnlyList<Framework>? frameworks, LedgerAnchor? ledger, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(release);
        var content = workspace.Load();
        var (artifacts, readings) = await EvidenceOfAsync(release.Id, cancellationToken);
        var policy = await WithWaiversAsync(content.PolicyOf(release.Policy), release.Id, asOf, cancellationToken);
        return PackJudge.Judge(new PackInput(
            content with { Frameworks = frameworks ?? content.Frameworks, Policies = [policy, .. content.Policies.Where(known => known.Id != policy.Id)] },
            release,
            asOf,
            artifacts,
            readings,
            await SourcesOfAsync(content, release, cancellationToken),
            [],
            await EarlierAsync(content, release, cancellationToken),
            ledger ?? await HeadAsync(cancellationToken),
            Previous: await PreviousAsync(release, asOf, cancellationToken)));
    }

    /// <summary>Judges the very same evidence under the very same policy again, with the decisions people took since.</summary>
    public async Task<PackContent> RejudgeAsync(PackContent judged, IReadOnlyList<Decision> decisions, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(judged);
        var content = workspace.Load();
        var policy = await WithWaiversAsync(judged.Policy, judged.Release.Id, judged.AsOf, cancellationToken);
        return PackJudge.Judge(new PackInput(
            content with { Policies = [policy], Frameworks = judged.Frameworks, Products = [judged.Product] },
            judged.Release,
            judged.AsOf,
            judged.Artifacts,
            judged.Readings,
            judged.Sources,
            decisions,
            await EarlierAsync(content, judged.Release, cancellationToken),
            judged.Ledger,
            DecisionAskedAt: judged.AsOf,
            Previous: await PreviousAsync(judged.Release, judged.AsOf, cancellationToken)));
    }

    /// <summary>What answers may rest on.</summary>
    public async Task<EvidenceState> StateAsync(Release release, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(release);
        var judged = await JudgeAsync(release, asOf, workspace.Load().AllFrameworks, ledger: null, cancellationToken);
        return new EvidenceState(release, judged.Artifacts, judged.Readings, judged.Controls, judged.Gates, judged.Policy.FreshFor);
    }

    /// <summary>Whether people waived gates of the release, on this pack or an earlier one, that the judgement does not know of yet.</summary>
    public async Task<bool> HasNewWaiversAsync(PackContent judged, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(judged);
        return (await WithWaiversAsync(judged.Policy, judged.Release.Id, judged.AsOf, cancellationToken)).Waivers.Count > judged.Policy.Waivers.Count;
    }

    // Waivers of the policy file first, then those people gave on packs of the release up to that time.
    private async Task<Policy> WithWaiversAsync(Policy policy, string releaseId, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var given = await catalog.ToListAsync<Waiver>(PackRecords.WaiversOf(releaseId), cancellationToken);
        var known = policy.Waivers.Select(waiver => waiver.Id).ToHashSet(StringComparer.Ordinal);
        Waiver[] more = [.. given.Where(waiver => waiver.Granted <= asOf && !known.Contains(waiver.Id))];
        return more.Length == 0 ? policy : policy with { Waivers = [.. policy.Waivers, .. more] };
    }

    private async Task<(IReadOnlyList<Artifact> Artifacts, IReadOnlyList<Reading> Readings)> EvidenceOfAsync(string releaseId, CancellationToken cancellationToken)
    {
        var artifacts = await catalog.ListArtifactsAsync(releaseId, cancellationToken);
        var readings = new List<Reading>();
        await foreach (var (_, read) in catalog.FindReadingsAsync(artifacts.DistinctBy(artifact => (artifact.Digest, artifact.Kind)), reading.Version, cancellationToken))
        {
            if (read is not null)
            {
                readings.Add(read);
            }
        }

        return (artifacts, readings);
    }

    // How many requests it took, and what an earlier attempt had fetched already, says nothing of the evidence. A source that was never asked is a gap as well.
    private async Task<IReadOnlyList<SourceOutcome>> SourcesOfAsync(WorkspaceContent content, Release release, CancellationToken cancellationToken)
    {
        var outcomes = (await catalog.ListSourceOutcomesAsync(release.Id, cancellationToken)).ToDictionary(outcome => outcome.Source, StringComparer.Ordinal);
        if (outcomes.Count == 0)
        {
            return [];
        }

        return [.. release.Subjects
            .Select(subject => subject.Source)
            .Distinct(StringComparer.Ordinal)
            .Select(source => outcomes.TryGetValue(source, out var outcome) ? outcome with { Requests = 0 } : NeverAsked(content, source))];
    }

    private static SourceOutcome NeverAsked(WorkspaceContent content, string source) => new(
        source,
        content.Sources.FirstOrDefault(known => known.Id == source)?.Type ?? "",
        SourceState.Failed,
        null,
        0,
        0,
        [new CollectionGap($"everything of source '{source}'", "the source was never asked for this release.", "Collect the release again.")]);

    private async Task<IReadOnlyList<EarlierRelease>> EarlierAsync(WorkspaceContent content, Release release, CancellationToken cancellationToken)
    {
        var earlier = new List<EarlierRelease>();
        foreach (var other in ReleaseOrder.Before(content.Releases, release))
        {
            var (artifacts, readings) = await EvidenceOfAsync(other.Id, cancellationToken);
            if (artifacts.Count > 0)
            {
                earlier.Add(new EarlierRelease(other, artifacts, readings));
            }
        }

        return earlier;
    }

    private async Task<PackContent?> PreviousAsync(Release release, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var packs = await catalog.ToListAsync<PackResult>(PackRecords.Packs, cancellationToken);
        var previous = packs.Where(pack => pack.ReleaseId == release.Id && pack.AsOf < asOf).MaxBy(pack => pack.AsOf);
        return previous is not null && await catalog.FindAsync<AssembleRequest>(PackRecords.AssemblyKey(previous.PackId), cancellationToken) is { } assembly
            ? await catalog.OpenAsync<PackContent>(assembly.Content, cancellationToken)
            : null;
    }

    private async Task<LedgerAnchor?> HeadAsync(CancellationToken cancellationToken) =>
        await catalog.Store.FindLedgerHeadAsync(cancellationToken) is { } head ? new LedgerAnchor(head.Sequence, head.Hash) : null;
}
