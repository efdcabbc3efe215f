using System.Text.Json;
using Evidence.Artifacts;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Workflows;
using Evidence.Workflows.Activities;

namespace Evidence.Hosting.Services;

/// <summary>Asks for packs, finds them, and takes decisions on them; the same for the command line, HTTP and Teams.</summary>
public sealed class PackService(IWorkspaceSource workspace, IWorkflows workflows, EvidenceCatalog catalog, TimeProvider time, PersonRoles roles)
{
    private static readonly TimeSpan _poll = TimeSpan.FromMilliseconds(100);

    /// <summary>Id of the pack of a release at a time; the same request has the same id.</summary>
    public static string IdOf(string releaseId, DateTimeOffset asOf)
    {
        var utc = asOf.UtcDateTime;
        var fraction = utc.Ticks % TimeSpan.TicksPerSecond;
        var stamp = utc.ToString("yyyyMMdd'T'HHmmss") + (fraction == 0 ? "" : $".{fraction:0000000}") + "Z";
        return $"{RunIds.Safe(releaseId)}-{stamp}";
    }

    /// <summary>
    /// Starts a pack, or finds the run of the same request. Without an as-of time, a run of the release that was interrupted is taken up again; else the present second is used.
    /// </summary>
    /// <param name="request">What is asked; the as-of time may be null.</param>
    /// <param name="restart">True: a run of the same request that has ended makes way for a new one.</param>
    /// <param name="cancellationToken">Cancels the call, not the run.</param>
    public async Task<PackStart> StartAsync(PackAsk request, bool restart, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var release = workspace.Load().ReleaseOf(request.ReleaseId);
        var asOf = request.AsOf ?? await FindOpenAsync(release.Id, cancellationToken) ?? Second(request.ReceivedAt ?? time.GetUtcNow());
        var packId = IdOf(release.Id, asOf);
        if (restart)
        {
            await workflows.PurgeAsync(packId, cancellationToken);
            await workflows.PurgeAsync(packId + ".collect", cancellationToken);
            await workflows.PurgeAsync(packId + ".baseline", cancellationToken);
        }

        await catalog.PutAsync(OpenKey(release.Id), new OpenPack(packId, asOf), cancellationToken);
        var started = await workflows.StartAsync(
            WorkflowNames.BuildPack, packId, new PackRequest(release.Id, asOf, request.RequestedBy, request.AwaitDecision), cancellationToken);
        return new PackStart(packId, asOf, started);
    }

    /// <summary>Waits until the pack is built (and decided, where the run waits for that).</summary>
    /// <exception cref="EvidenceException">The run failed; the message says why.</exception>
    public async Task<PackResult> WaitAsync(string packId, CancellationToken cancellationToken)
    {
        var status = await workflows.WaitAsync(packId, cancellationToken);
        if (status.State != WorkflowState.Completed)
        {
            throw new EvidenceException(FaultCode.Unavailable, $"The pack '{packId}' was not built: {status.Failure ?? status.State.ToString().ToLowerInvariant()}");
        }

        return await FindAsync(packId, cancellationToken)
            ?? throw new EvidenceException(FaultCode.Corrupt, $"The pack '{packId}' was built, but the store does not have it; build it again.");
    }

    /// <summary>The pack of that id as far as it was built; null: there is none yet.</summary>
    public Task<PackResult?> FindAsync(string packId, CancellationToken cancellationToken) =>
        catalog.FindAsync<PackResult>(PackRecords.Key(packId), cancellationToken);

    /// <summary>All packs, in order of id.</summary>
    public Task<IReadOnlyList<PackResult>> ListAsync(CancellationToken cancellationToken) =>
        catalog.ToListAsync<PackResult>(PackRecords.Packs, cancellationToken);

    /// <summary>
    /// Takes a decision in. A run that waits gets it as an event; for a pack whose run has ended the decision is recorded by a run of its own.
    /// Nobody decides on a pack they asked for.
    /// </summary>
    /// <exception cref="EvidenceException"><see cref="FaultCode.NotFound"/>, <see cref="FaultCode.Conflict"/> or <see cref="FaultCode.Forbidden"/>.</exception>
    public async Task<DecisionStart> DecideAsync(string packId, DecisionAsk ask, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ask);
        var pack = await FindAsync(packId, cancellationToken)
            ?? throw new EvidenceException(FaultCode.NotFound, $"There is no pack '{packId}'; 'evidence pack list' shows those there are.");
        var assembly = await catalog.FindAsync<AssembleRequest>(PackRecords.AssemblyKey(packId), cancellationToken);
        if (string.Equals(assembly?.RequestedBy, ask.By, StringComparison.OrdinalIgnoreCase))
        {
            throw new EvidenceException(FaultCode.Forbidden, $"'{ask.By}' asked for the pack '{packId}' and may not decide on it; someone else must.");
        }

        var decision = new DecisionRequest(pack.PackId, ask.By, await RolesOfAsync(ask, cancellationToken), ask.Kind, ask.Note, Second(ask.At ?? time.GetUtcNow())) { Saw = ask.Saw };
        if (await workflows.FindAsync(packId, cancellationToken) is { State: WorkflowState.Running or WorkflowState.Pending or WorkflowState.Suspended })
        {
            await workflows.RaiseAsync(packId, WorkflowNames.DecisionEvent, decision, cancellationToken);
            return new DecisionStart(packId, RunId: null);
        }

        var runId = $"{packId}.decision-{Sha256Digest.Of(System.Text.Encoding.UTF8.GetBytes($"{decision.By}|{decision.Kind}|{decision.Note}|{decision.At:O}")).Short}";
        await workflows.StartAsync(WorkflowNames.DecidePack, runId, decision, cancellationToken);
        return new DecisionStart(packId, runId);
    }

    /// <summary>Takes a decision in and waits until it is recorded and the pack is assembled with it.</summary>
    /// <exception cref="EvidenceException">As <see cref="DecideAsync"/>; or the run failed.</exception>
    public async Task<DecisionResult> DecideAndWaitAsync(string packId, DecisionAsk ask, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ask);
        var mine = ask with { At = Second(ask.At ?? time.GetUtcNow()) };
        var started = await DecideAsync(packId, mine, cancellationToken);
        return started.RunId is null
            ? await WaitForAnswerAsync(packId, mine, cancellationToken)
            : await WaitForDecisionAsync(started.RunId, cancellationToken);
    }

    /// <summary>How far the run of a pack is; null: there is no run, or it has said nothing yet.</summary>
    public async Task<PackProgress?> ProgressOfAsync(string packId, CancellationToken cancellationToken) =>
        await workflows.FindAsync(packId, cancellationToken) is { CustomStatus: { } json } ? JsonSerializer.Deserialize<PackProgress>(json, RunOutput.Json) : null;

    private async Task<DecisionResult> WaitForDecisionAsync(string runId, CancellationToken cancellationToken)
    {
        var status = await workflows.WaitAsync(runId, cancellationToken);
        return status is { State: WorkflowState.Completed, Output: { } output }
            ? JsonSerializer.Deserialize<DecisionResult>(output, RunOutput.Json)!
            : throw new EvidenceException(FaultCode.Unavailable, $"The decision was not recorded: {status.Failure ?? status.State.ToString().ToLowerInvariant()}");
    }

    // Others may decide at the same time: it is waited for what came of this one.
    private async Task<DecisionResult> WaitForAnswerAsync(string packId, DecisionAsk mine, CancellationToken cancellationToken)
    {
        PackProgress? decided;
        while ((decided = await ProgressOfAsync(packId, cancellationToken)) is null || (decided.Step == "awaiting-decision" && AnswerTo(mine, decided) is null))
        {
            await Task.Delay(_poll, time, cancellationToken);
        }

        var decisions = await catalog.ListDecisionsAsync(packId, cancellationToken);
        var roles = (await catalog.FindAsync<AssembleRequest>(PackRecords.AssemblyKey(packId), cancellationToken))?.RolesToSign ?? [];
        return new DecisionResult(
            decisions.Count > 0, AnswerTo(mine, decided) ?? decided.LastDecision ?? "The decision is recorded.", SignOffs.VerdictOf(roles, decisions), SignOffs.Open(roles, decisions));
    }

    // A workspace that names people says who has which role, by name or by a group of the directory; otherwise the caller's word counts.
    private async Task<IReadOnlyList<string>> RolesOfAsync(DecisionAsk ask, CancellationToken cancellationToken) =>
        workspace.Load().People.Count == 0 ? ask.Roles : await roles.RolesOfAsync(ask.By, cancellationToken);

    private static string? AnswerTo(DecisionAsk mine, PackProgress progress) => progress.Answers.LastOrDefault(answer => answer.By == mine.By && answer.At == mine.At)?.Reason;

    private async Task<DateTimeOffset?> FindOpenAsync(string releaseId, CancellationToken cancellationToken)
    {
        var open = await catalog.FindAsync<OpenPack>(OpenKey(releaseId), cancellationToken);
        return open is not null
            && await workflows.FindAsync(open.PackId, cancellationToken) is { State: WorkflowState.Running or WorkflowState.Pending or WorkflowState.Suspended }
            ? open.AsOf
            : null;
    }

    private static DateTimeOffset Second(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);

    private static RecordKey OpenKey(string releaseId) => new(new("open-pack"), releaseId);

    private sealed record OpenPack(string PackId, DateTimeOffset AsOf);
}
