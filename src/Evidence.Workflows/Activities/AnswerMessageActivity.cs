using Evidence.Conversations;
using Evidence.Ports;
using Microsoft.DurableTask;

namespace Evidence.Workflows.Activities;

/// <summary>Answers a person's message.</summary>
[DurableTask(ActivityNames.AnswerMessage)]
public sealed class AnswerMessageActivity(IConversations conversations) : TaskActivity<AnswerMessageRequest, ChatAnswer>
{
    /// <inheritdoc/>
    public override Task<ChatAnswer> RunAsync(TaskActivityContext context, AnswerMessageRequest input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return conversations.AnswerAsync(input.Message, input.Conversation, CancellationToken.None);
    }
}
