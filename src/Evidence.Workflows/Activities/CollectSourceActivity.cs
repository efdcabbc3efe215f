using Evidence.Packs;
using Evidence.Ports;
using Evidence.Releases;
using Evidence.Workspaces;
using Microsoft.DurableTask;

namespace Evidence.Workflows.Activities;

/// <summary>Collects one source of a release into the store.</summary>
[DurableTask(ActivityNames.CollectSource)]
public sealed class CollectSourceActivity(
    IWorkspaceSource workspace,
    IEnumerable<IEvidenceConnectorType> types,
    ISecretSource secrets,
    EvidenceCatalog catalog,
    IProgressListener progress,
    TimeProvider time) : TaskActivity<CollectSourceRequest, SourceSummary>
{
    /// <inheritdoc/>
    public override async Task<SourceSummary> RunAsync(TaskActivityContext context, CollectSourceRequest input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var content = workspace.Load();
        var release = content.ReleaseOf(input.ReleaseId);
        var source = content.Sources.First(known => known.Id == input.Source);
        using var sink = new CatalogSink(catalog, release.Id, source, input.At, progress, time);
        var outcome = await CollectAsync(source, [.. release.Subjects.Where(subject => subject.Source == source.Id)], sink);
        outcome = outcome with { AlreadyKnown = sink.KnownBefore };
        await catalog.PutSourceOutcomeAsync(release.Id, outcome, CancellationToken.None);
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
            await sink.FlushAsync(CancellationToken.None);
            (connector as IDisposable)?.Dispose();
        }
    }

    private static SourceSummary Summarise(SourceOutcome outcome) => new(
        outcome.Source,
        outcome.State,
        outcome.Expected,
        outcome.Received,
        outcome.AlreadyKnown,
        outcome.Gaps.Count,
        outcome.Gaps is [{ } gap, ..] ? Shorten(gap.ToString()) : null);

    private static string Shorten(string text) => text.Length <= 400 ? text : text[..397] + "...";
}
