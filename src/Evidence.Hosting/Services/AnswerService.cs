using Evidence.Answers;
using Evidence.Answers.Lint;
using Evidence.Artifacts;
using Evidence.Drafting.Library;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Releases;
using Evidence.Workflows;
using Evidence.Workflows.Activities;

namespace Evidence.Hosting.Services;

/// <summary>Looks after the answer library: lint, import, impact, explanation.</summary>
public sealed class AnswerService(
    IWorkspaceSource workspace,
    EvidenceCatalog catalog,
    ReleaseJudging judging,
    IQuestionnaireFormats formats,
    AnswerLint lint,
    AnswerImport import,
    AnswerImpact impact,
    AnswerExplanation explanation,
    SentService sent,
    TimeProvider time)
{
    /// <summary>Everything that is wrong with the library.</summary>
    public async Task<IReadOnlyList<LintFinding>> LintAsync(string? releaseId, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        var content = workspace.Load();
        var at = asOf ?? time.GetUtcNow();
        var kinds = content.Mappings.Select(mapping => mapping.Kind).ToHashSet(StringComparer.Ordinal);
        var state = releaseId is null ? null : await judging.StateAsync(content.ReleaseOf(releaseId), at, cancellationToken);
        return lint.Judge(content.Library, content.Products, content.AllFrameworks, kinds, DateOnly.FromDateTime(at.UtcDateTime), state);
    }

    /// <summary>What completed questionnaires would add to the library; nothing is changed.</summary>
    public IReadOnlyList<LibraryProposal> Import(IReadOnlyList<(Stream File, string Name)> files, string? product)
    {
        var completed = files.SelectMany(file => CompletedAnswer.Of(formats.Of(file.Name, file.File).Read(file.File, file.Name))).ToList();
        return import.Propose(completed, workspace.Load().Library, product);
    }

    /// <summary>Which answers, packs and sent files the evidence of a release touches, since the pack before.</summary>
    public async Task<ImpactReport> ImpactAsync(string releaseId, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        var content = workspace.Load();
        var release = content.ReleaseOf(releaseId);
        var at = asOf ?? time.GetUtcNow();
        var packs = await catalog.ToListAsync<PackResult>(PackRecords.Packs, cancellationToken);
        var contents = new Dictionary<string, PackContent>(StringComparer.Ordinal);
        foreach (var pack in packs)
        {
            if (await catalog.FindAsync<AssembleRequest>(PackRecords.AssemblyKey(pack.PackId), cancellationToken) is { } assembly)
            {
                contents[pack.PackId] = await catalog.OpenAsync<PackContent>(assembly.Content, cancellationToken);
            }
        }

        return impact.Find(new ImpactRequest(
            content.Library,
            await judging.StateAsync(release, at, cancellationToken),
            BeforeOf(release, contents.Values, at),
            await sent.ListAsync(cancellationToken),
            contents.ToDictionary(
                pack => pack.Key, pack => (IReadOnlyCollection<Sha256Digest>)[.. pack.Value.Artifacts.Select(artifact => artifact.Digest).Distinct()], StringComparer.Ordinal),
            at));
    }

    /// <summary>The chain from each sentence of an answer to the source its evidence was read from.</summary>
    /// <exception cref="EvidenceException"><see cref="FaultCode.NotFound"/>: no such answer or release.</exception>
    public async Task<IReadOnlyList<ExplainedSentence>> ExplainAsync(string answerId, string? releaseId, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        var content = workspace.Load();
        var answer = content.Library.FirstOrDefault(known => known.Id == answerId)
            ?? throw new EvidenceException(FaultCode.NotFound, $"There is no answer '{answerId}' in the library.");
        var at = asOf ?? time.GetUtcNow();
        var state = releaseId is null ? null : await judging.StateAsync(content.ReleaseOf(releaseId), at, cancellationToken);
        return explanation.Explain(answer, state, at);
    }

    private static EvidenceState? BeforeOf(Release release, IEnumerable<PackContent> packs, DateTimeOffset at) =>
        packs.Where(pack => pack.Release.Id == release.Id && pack.AsOf < at).MaxBy(pack => pack.AsOf) is { } before
            ? new EvidenceState(before.Release, before.Artifacts, before.Readings, before.Controls, before.Gates, before.Policy.FreshFor)
            : null;
}
