using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Evidence.Functions.Triggers;

/// <summary>
/// Questionnaires dropped in the inbox. Flex Consumption hears of blobs through Event Grid alone; an emulator knows no Event Grid and is polled. Both may run: the same blob is
/// drafted once. <c>AzureWebJobs.DraftInboxByPolling.Disabled</c> turns the polling off.
/// </summary>
public sealed class InboxFunctions(InboxTrigger inbox)
{
    /// <summary>Told by Event Grid.</summary>
    [Function("DraftInbox")]
    public Task OnEvent(
        [BlobTrigger($"{InboxTrigger.Inbox}/{{name}}", Source = BlobTriggerSource.EventGrid)] BlobClient blob,
        [BlobInput(InboxTrigger.Outbox)] BlobContainerClient outbox,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) => inbox.TakeAsync(blob, outbox, client, cancellationToken);

    /// <summary>Found by polling.</summary>
    [Function("DraftInboxByPolling")]
    public Task OnPolling(
        [BlobTrigger($"{InboxTrigger.Inbox}/{{name}}", Source = BlobTriggerSource.LogsAndContainerScan)] BlobClient blob,
        [BlobInput(InboxTrigger.Outbox)] BlobContainerClient outbox,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) => inbox.TakeAsync(blob, outbox, client, cancellationToken);
}
