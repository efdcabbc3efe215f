using Evidence.Packs;
using Microsoft.DurableTask;

namespace Evidence.Workflows.Activities;

/// <summary>Writes the files of a pack again, with the decisions that were taken since.</summary>
[DurableTask(ActivityNames.ReassemblePack)]
public sealed class ReassemblePackActivity(PackAssembly assembly, EvidenceCatalog catalog) : TaskActivity<string, PackResult>
{
    /// <inheritdoc/>
    public override async Task<PackResult> RunAsync(TaskActivityContext context, string input)
    {
        var before = await catalog.FindAsync<AssembleRequest>(PackRecords.AssemblyKey(input), CancellationToken.None)
            ?? throw new EvidenceException(FaultCode.NotFound, $"There is no pack '{input}'.");
        var decisions = await catalog.ListDecisionsAsync(input, CancellationToken.None);
        return await assembly.AssembleAsync(before with { Verdict = SignOffs.VerdictOf(before.RolesToSign, decisions) }, CancellationToken.None);
    }
}
