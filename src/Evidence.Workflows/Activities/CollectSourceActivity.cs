using System.Text;
using Evidence.Artifacts;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Releases;
using Evidence.Workspaces;
using Microsoft.DurableTask;

namespace Evidence.Workflows.Activities;

/// <summary>Collects one source of a release into the store, and appends to the ledger what it gave.</summary>
[DurableTask(ActivityNames.CollectSource)]
public sealed class CollectSourceActivity(
    IWorkspaceSource workspace,
    IEnumerable<IEvidenceConnectorType> types,
    ISecretSource secrets,
    EvidenceCatalog catalog,
    IProgressListener progress) : TaskActivity<CollectSourceRequest, SourceSummary>
{
    /// <inheritdoc/>
    public override async Task<SourceSummary> RunAsync(TaskActivityContext context, CollectSourceRequest input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var content = workspace.Load();
        var release = content.ReleaseOf(input.ReleaseId);
        var source = content.Sources.First(known => known.Id == input.Source);
        var sink = new CatalogSink(catalog, release.Id, source, input.At, progress);
        var outcome = await CollectAsync(source, [.. release.Subjects.Where(subject => subject.Source == source.Id)], sink);
        outcome = outcome with { AlreadyKnown = sink.KnownBefore };
        await catalog.PutSourceOutcomeAsync(release.Id, outcome, CancellationToken.None);
        await AppendAsync(release, outcome, input);
        return Summarise(outcome);
    }

    private async Task<SourceOutcome> CollectAsync(SourceDefinition source, IReadOnlyList<Subject> subjects, CatalogSink sink)
    {
        progress.Report(source.Id, "collecting");
        var connector = types.First(type => type.Type == source.Type).Create(source, secrets);
        try
        {
            return await connector.CollectAsync(subjects, sink, CancellationToken.None);
        }
        catch (EvidenceException fault) when (fault.Code is FaultCode.Configuration or FaultCode.Unauthorized or FaultCode.NotFound)
        {
            return new SourceOutcome(source.Id, source.Type, SourceState.Failed, null, 0, 0, [new CollectionGap($"everything of source '{source.Id}'", fault.Message)]);
        }
        finally
        {
            (connector as IDisposable)?.Dispose();
        }
    }

    // One entry a source and run: its digest covers every artifact the release has from the source, so that none can be added, dropped or changed unseen.
    private async Task AppendAsync(Release release, SourceOutcome outcome, CollectSourceRequest input)
    {
        var artifacts = await catalog.ListArtifactsAsync(release.Id, CancellationToken.None);
        var lines = artifacts
            .Where(artifact => artifact.Provenance.Source == outcome.Source)
            .Select(artifact => $"{artifact.Digest.Hex} {artifact.Provenance.Locator}\n")
            .Order(StringComparer.Ordinal);
        var digest = Sha256Digest.Of(Encoding.UTF8.GetBytes(string.Concat(lines)));
        var draft = new LedgerDraft(
            $"source-collected|{release.Id}|{outcome.Source}|{input.At.UtcDateTime:O}|{digest.Hex}",
            "source-collected",
            release.Id,
            digest,
            System.Text.Json.JsonSerializer.Serialize(new { outcome.Source, outcome.State, outcome.Expected, outcome.Received, Gaps = outcome.Gaps.Count }, EvidenceJson.Compact),
            input.At);
        await catalog.Store.AppendToLedgerAsync([draft], CancellationToken.None);
    }

    private static SourceSummary Summarise(SourceOutcome outcome) => new(
        outcome.Source,
        outcome.State,
        outcome.Expected,
        outcome.Received,
        outcome.AlreadyKnown,
        outcome.Gaps.Count,
        outcome.Gaps is [{ } gap, ..] ? Shorten($"{gap.What}: {gap.Why}{(gap.Remedy is null ? "" : $" {gap.Remedy}")}") : null);

    private static string Shorten(string text) => text.Length <= 400 ? text : text[..397] + "...";
}
