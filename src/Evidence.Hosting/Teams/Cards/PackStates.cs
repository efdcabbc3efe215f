using System.Text.Json;
using Evidence.Hosting.Services;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Workflows;
using Evidence.Workflows.Activities;
using Evidence.Workflows.Notifications;

namespace Evidence.Hosting.Teams.Cards;

/// <summary>Gathers what is known of a pack.</summary>
internal sealed class PackStates(IWorkflows workflows, PackService packs, WaiverService waivers, EvidenceCatalog catalog, ReleaseJudging judging, DeliveredFiles delivered, UndeliveredNotifications undelivered)
{
    /// <summary>The pack; null: there is none of that id.</summary>
    public async Task<PackState?> FindAsync(string packId, CancellationToken cancellationToken)
    {
        var run = await workflows.FindAsync(packId, cancellationToken);
        var pack = await packs.FindAsync(packId, cancellationToken);
        if (run is { Name: not WorkflowNames.BuildPack } || (run is null && pack is null))
        {
            return null;
        }

        var progress = run?.CustomStatus is { } json ? JsonSerializer.Deserialize<PackProgress>(json, RunOutput.Json) : null;
        var assembly = pack is null ? null : await catalog.FindAsync<AssembleRequest>(PackRecords.AssemblyKey(packId), cancellationToken);
        return new PackState(
            packId,
            run,
            progress,
            pack,
            pack is null ? [] : await waivers.ListOpenAsync(pack, cancellationToken),
            pack is null ? [] : await catalog.ListDecisionsAsync(packId, cancellationToken),
            assembly?.RequestedBy)
        {
            Places = await delivered.ListAsync(packId, cancellationToken),
            Undelivered = [.. (await undelivered.ListAsync(cancellationToken)).Where(open => open.Request.Subject == packId)],
        };
    }

    /// <summary>What the pack says, with the waivers and decisions people have given since; null: it is not assembled.</summary>
    public async Task<PackContent?> ContentOfAsync(PackState state, CancellationToken cancellationToken)
    {
        if (await catalog.FindAsync<AssembleRequest>(PackRecords.AssemblyKey(state.PackId), cancellationToken) is not { } assembly)
        {
            return null;
        }

        var content = await catalog.OpenAsync<PackContent>(assembly.Content, cancellationToken);
        return await judging.HasNewWaiversAsync(content, cancellationToken) ? await judging.RejudgeAsync(content, state.Decisions, cancellationToken) : content;
    }
}
