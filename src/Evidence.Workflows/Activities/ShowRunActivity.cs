using Evidence.Conversations;
using Evidence.Ports;
using Microsoft.DurableTask;

namespace Evidence.Workflows.Activities;

/// <summary>Shows how far a run is, on the card it is followed on.</summary>
[DurableTask(ActivityNames.ShowRun)]
public sealed class ShowRunActivity(IConversations conversations) : TaskActivity<RunFollowing, RunShown>
{
    /// <inheritdoc/>
    public override Task<RunShown> RunAsync(TaskActivityContext context, RunFollowing input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return conversations.ShowAsync(input, CancellationToken.None);
    }
}
