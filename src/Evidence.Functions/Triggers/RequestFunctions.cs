using Azure.Storage.Queues.Models;
using Evidence.Functions.Workflows;
using Evidence.Hosting.Intake;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Evidence.Functions.Triggers;

/// <summary>Requests of other systems, from a queue.</summary>
public sealed class RequestFunctions(RequestIntake intake, CurrentDurableClient current)
{
    /// <summary>Takes one request.</summary>
    [Function("TakeRequest")]
    public Task Take([QueueTrigger(RequestIntake.Queue)] QueueMessage message, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        current.Use(client);
        return intake.TakeAsync(new QueuedRequest(message.MessageId, message.Body, message.DequeueCount, message.InsertedOn ?? DateTimeOffset.UnixEpoch), cancellationToken);
    }
}
