using Evidence.Answers;
using Evidence.Packs;
using Evidence.Ports;
using Microsoft.DurableTask;

namespace Evidence.Workflows.Activities;

/// <summary>Tells people, at every delivery of the workspace, that something happened. A delivery that fails is part of the result.</summary>
[DurableTask(ActivityNames.Notify)]
public sealed class NotifyActivity(EvidenceCatalog catalog, IDeliveries deliveries) : TaskActivity<NotifyRequest, NotifyResult>
{
    /// <inheritdoc/>
    public override async Task<NotifyResult> RunAsync(TaskActivityContext context, NotifyRequest input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var pack = await catalog.FindAsync<PackResult>(PackRecords.Key(input.Subject), CancellationToken.None);
        var request = Describe(input, pack);
        var delivered = new List<string>();
        var failed = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var delivery in deliveries.All())
        {
            try
            {
                await delivery.DeliverAsync(request, CancellationToken.None);
                delivered.Add(delivery.Id);
            }
            catch (EvidenceException fault)
            {
                failed[delivery.Id] = fault.Message;
            }
        }

        return new NotifyResult(delivered, failed);
    }

    private DeliveryRequest Describe(NotifyRequest input, PackResult? pack) => new(
        input.Id,
        input.Event,
        pack?.ReleaseId ?? input.Subject,
        pack is null ? $"{input.Subject}: {input.Event}" : $"{pack.ReleaseId}: {EvidenceWords.Of(pack.Disposition)}",
        pack is null ? "" : string.Join('\n', pack.Reasons.Select(reason => $"- {reason}")),
        DisclosureLevel.Internal,
        input.WithFiles && pack is not null ? [.. pack.Files.Select(FileOf)] : []);

    private DeliveryFile FileOf(PackFile file) => new(
        file.Name,
        file.MediaType,
        file.Size,
        async token => await catalog.Store.OpenContentAsync(file.Digest, token)
            ?? throw new EvidenceException(FaultCode.Corrupt, $"The store lost '{file.Name}'; build the pack again."));
}
