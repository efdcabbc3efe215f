using Microsoft.DurableTask;

namespace Evidence.Workflows.Activities;

/// <summary>Writes the files of a pack and keeps them.</summary>
[DurableTask(ActivityNames.AssemblePack)]
public sealed class AssemblePackActivity(PackAssembly assembly) : TaskActivity<AssembleRequest, PackResult>
{
    /// <inheritdoc/>
    public override Task<PackResult> RunAsync(TaskActivityContext context, AssembleRequest input) => assembly.AssembleAsync(input, CancellationToken.None);
}
