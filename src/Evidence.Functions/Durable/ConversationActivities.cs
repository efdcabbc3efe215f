using Evidence.Conversations;
using Evidence.Functions.Workflows;
using Evidence.Workflows;
using Evidence.Workflows.Activities;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Evidence.Functions.Durable;

/// <summary>Activities of conversations. They start and find runs, so they ask for the Durable client.</summary>
public sealed class ConversationActivities(AnswerMessageActivity answerMessage, ShowRunActivity showRun, CurrentDurableClient current)
{
    /// <inheritdoc cref="AnswerMessageActivity"/>
    [Function(ActivityNames.AnswerMessage)]
    public Task<ChatAnswer> AnswerMessage([ActivityTrigger] AnswerMessageRequest input, FunctionContext invocation, [DurableClient] DurableTaskClient client)
    {
        current.Use(client);
        return answerMessage.InvokeAsync(invocation, input);
    }

    /// <inheritdoc cref="ShowRunActivity"/>
    [Function(ActivityNames.ShowRun)]
    public Task<RunShown> ShowRun([ActivityTrigger] RunFollowing input, FunctionContext invocation, [DurableClient] DurableTaskClient client)
    {
        current.Use(client);
        return showRun.InvokeAsync(invocation, input);
    }
}
