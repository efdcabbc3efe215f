using Evidence.Answers;
using Evidence.Packs;
using Evidence.Ports;

namespace Evidence.Workflows.Notifications;

/// <summary>Where the files of a pack or questionnaire were laid down, so that cards can lead there.</summary>
public sealed class DeliveredFiles(EvidenceCatalog catalog)
{
    /// <summary>Where one delivery laid files down.</summary>
    /// <param name="Delivery">Its id.</param>
    /// <param name="Audience">Who may know of the place.</param>
    /// <param name="Links">Links by file name.</param>
    public sealed record Place(string Delivery, DisclosureLevel Audience, IReadOnlyDictionary<string, string> Links);

    /// <summary>Remembers links that people open. What was remembered of the delivery before is replaced.</summary>
    public async Task RememberAsync(string subject, IDelivery delivery, DeliveryReceipt receipt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        ArgumentNullException.ThrowIfNull(receipt);
        var web = receipt.Links.Where(link => link.Value.StartsWith("https://", StringComparison.Ordinal)).ToDictionary(link => link.Key, link => link.Value, StringComparer.Ordinal);
        if (web.Count > 0)
        {
            await catalog.PutAsync(new RecordKey(PartitionOf(subject), delivery.Id), new Place(delivery.Id, delivery.Audience, web), cancellationToken);
        }
    }

    /// <summary>Everywhere the files of a pack or questionnaire are, by delivery.</summary>
    public Task<IReadOnlyList<Place>> ListAsync(string subject, CancellationToken cancellationToken) => catalog.ToListAsync<Place>(PartitionOf(subject), cancellationToken);

    private static RecordPartition PartitionOf(string subject) => new("delivered-files", subject);
}
