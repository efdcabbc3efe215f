using System.Text.Json;
using Evidence.Hosting.Services;
using Evidence.Ports;
using Evidence.Workflows;

namespace Evidence.Hosting.Http.Packs;

/// <summary>Puts together what is known of a pack: from its run, and from the store.</summary>
public sealed class PackViews(IWorkflows workflows, PackService packs)
{
    internal async Task<PackView?> FindAsync(ApiCall call, string packId)
    {
        var status = await workflows.FindAsync(packId, call.Cancelled);
        var pack = await packs.FindAsync(packId, call.Cancelled);
        return status is { Name: not WorkflowNames.BuildPack } || (status is null && pack is null) ? null : View(call, packId, status, pack);
    }

    private static PackView View(ApiCall call, string packId, WorkflowStatus? status, PackResult? pack)
    {
        var progress = status?.CustomStatus is { } json ? JsonSerializer.Deserialize<PackProgress>(json, RunOutput.Json) : null;
        var state = RunStates.Of(status);
        return new PackView(
            packId,
            state == RunState.Running && progress?.Step == "awaiting-decision" ? RunState.AwaitingDecision : state,
            call.LinkTo($"packs/{Uri.EscapeDataString(packId)}"),
            pack?.ReleaseId,
            pack?.AsOf,
            progress?.Step,
            pack?.Disposition ?? progress?.Disposition,
            pack?.Reasons,
            pack?.Verdict,
            progress?.RolesOpen,
            progress?.LastDecision,
            pack?.SourcesIncomplete,
            pack?.Manifest.Hex,
            pack?.Files.Select(file => FileView.Of(file, call.LinkTo($"packs/{Uri.EscapeDataString(packId)}/files/{Uri.EscapeDataString(file.Name)}"))).ToList(),
            RunStates.FailureOf(status))
        {
            TimestampGap = pack?.TimestampGap,
        };
    }
}
