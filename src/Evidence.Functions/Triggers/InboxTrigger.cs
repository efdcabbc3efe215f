using Azure.Storage.Blobs;
using Evidence.Functions.Workflows;
using Evidence.Hosting.Intake;
using Microsoft.DurableTask.Client;

namespace Evidence.Functions.Triggers;

/// <summary>Takes a blob of the inbox in.</summary>
public sealed class InboxTrigger(InboxIntake intake, CurrentDurableClient current)
{
    /// <summary>Container questionnaires are dropped in.</summary>
    public const string Inbox = "inbox";

    /// <summary>Container they are laid down in, drafted.</summary>
    public const string Outbox = "outbox";

    /// <summary>Starts drafting it, or finds that it is being drafted.</summary>
    public async Task TakeAsync(BlobClient blob, BlobContainerClient outbox, DurableTaskClient client, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(blob);
        current.Use(client);
        var properties = (await blob.GetPropertiesAsync(cancellationToken: cancellationToken)).Value;
        var file = new InboxFile(blob.Name, properties.LastModified, properties.Metadata.AsReadOnly());
        await using var content = await blob.OpenReadAsync(cancellationToken: cancellationToken);
        await intake.TakeAsync(file, content, new BlobOutbox(outbox), cancellationToken);
    }
}
