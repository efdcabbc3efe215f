using Evidence.Packs;
using Microsoft.DurableTask;

namespace Evidence.Workflows.Activities;

/// <summary>
/// Records what a person decided on a pack, with the manifest they saw. It does not count where the person asked for the pack, holds none of the roles that are open,
/// or has decided on it before.
/// </summary>
[DurableTask(ActivityNames.RecordDecision)]
public sealed class RecordDecisionActivity(EvidenceCatalog catalog) : TaskActivity<DecisionRequest, DecisionResult>
{
    /// <inheritdoc/>
    public override async Task<DecisionResult> RunAsync(TaskActivityContext context, DecisionRequest input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var pack = await catalog.FindAsync<PackResult>(PackRecords.Key(input.PackId), CancellationToken.None);
        var assembly = await catalog.FindAsync<AssembleRequest>(PackRecords.AssemblyKey(input.PackId), CancellationToken.None);
        if (pack is null || assembly is null)
        {
            return new DecisionResult(false, $"There is no pack '{input.PackId}'.", PackVerdict.Pending, []);
        }

        var decisions = await catalog.ListDecisionsAsync(input.PackId, CancellationToken.None);
        if (decisions.Any(known => known.By == input.By && known.At == input.At && known.Kind == input.Kind))
        {
            return Result(assembly, decisions, true, "The decision is recorded.");
        }

        return WhyNot(input, pack, assembly, decisions) is { } reason
            ? Result(assembly, decisions, false, reason)
            : await RecordAsync(input, pack, assembly, decisions);
    }

    private async Task<DecisionResult> RecordAsync(DecisionRequest input, PackResult pack, AssembleRequest assembly, IReadOnlyList<Decision> decisions)
    {
        var role = RoleOf(input, assembly, decisions);
        var decision = new Decision(input.PackId, input.By, role, input.Kind, input.Note, input.At, pack.Manifest);
        var seal = await (await catalog.SealDecisionAsync(decision, CancellationToken.None)).KeepAsync(CancellationToken.None);
        await catalog.Store.AppendToLedgerAsync(
            [new LedgerDraft($"pack-decided|{input.PackId}|{input.By}|{input.At.UtcDateTime:O}", "pack-decided", input.PackId, pack.Manifest, Detail(decision, seal), input.At)],
            CancellationToken.None);
        await catalog.PutDecisionAsync(decision, CancellationToken.None);
        var verb = input.Kind == DecisionKind.Approve ? "approved" : "sent back";
        return Result(assembly, [.. decisions, decision], true, $"{input.By} {verb} {input.PackId}{(role is null ? "" : $" as {role}")}.");
    }

    private static string? WhyNot(DecisionRequest input, PackResult pack, AssembleRequest assembly, IReadOnlyList<Decision> decisions)
    {
        if (string.Equals(assembly.RequestedBy, input.By, StringComparison.OrdinalIgnoreCase))
        {
            return $"{input.By} asked for the pack and may not decide on it; someone else must.";
        }

        if (input.Saw is { } saw && saw != pack.Manifest)
        {
            return "The pack was assembled again since; look at the new one and decide then.";
        }

        if (string.IsNullOrWhiteSpace(input.Note))
        {
            return "A decision needs a note that says why.";
        }

        if (decisions.FirstOrDefault(known => string.Equals(known.By, input.By, StringComparison.OrdinalIgnoreCase)) is { } before)
        {
            return $"{input.By} has decided on the pack before ({before.Kind.ToString().ToLowerInvariant()}, {before.At:yyyy-MM-dd}); another person must take the open roles.";
        }

        return assembly.RolesToSign.Count > 0 && RoleOf(input, assembly, decisions) is null
            ? $"{input.By} holds none of the roles that are open ({string.Join(", ", SignOffs.Open(assembly.RolesToSign, decisions))})."
            : null;
    }

    private static string? RoleOf(DecisionRequest input, AssembleRequest assembly, IReadOnlyList<Decision> decisions) =>
        SignOffs.Open(assembly.RolesToSign, decisions).FirstOrDefault(role => input.Roles.Contains(role, StringComparer.OrdinalIgnoreCase));

    private static DecisionResult Result(AssembleRequest assembly, IReadOnlyList<Decision> decisions, bool accepted, string reason) =>
        new(accepted, reason, SignOffs.VerdictOf(assembly.RolesToSign, decisions), SignOffs.Open(assembly.RolesToSign, decisions));

    private static string Detail(Decision decision, Artifacts.Sha256Digest seal) =>
        System.Text.Json.JsonSerializer.Serialize(new { decision.By, decision.Role, decision.Kind, decision.Note, Seal = seal }, EvidenceJson.Compact);
}
