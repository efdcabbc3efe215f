using System.Text.Json;
using Evidence.Answers;
using Evidence.Artifacts;
using Evidence.Packs;
using Evidence.Ports;

namespace Evidence.Delivery;

/// <summary>
/// What holds for every delivery, whatever its type: nothing above its audience is handed to it, what it has delivered is remembered in the store, so that the same id is not
/// delivered again, and the ledger says what went where.
/// </summary>
internal sealed class RecordedDelivery(IDelivery inner, EvidenceCatalog catalog, TimeProvider time) : IDelivery
{
    private static readonly RecordPartition _partition = new("delivered");

    public string Id => inner.Id;

    public DisclosureLevel Audience => inner.Audience;

    public async Task<DeliveryReceipt> DeliverAsync(DeliveryRequest request, CancellationToken cancellationToken)
    {
        if (request.Disclosure > Audience)
        {
            throw new EvidenceException(
                FaultCode.Forbidden,
                $"'{request.Title}' is {Word(request.Disclosure)} and delivery '{Id}' is read by a {Word(Audience)} audience; nothing was delivered.");
        }

        var key = new RecordKey(_partition, $"{Id}|{request.Id}");
        if (await catalog.FindAsync<Delivered>(key, cancellationToken).ConfigureAwait(false) is { } before)
        {
            return new DeliveryReceipt(before.Links, WasDelivered: true);
        }

        var receipt = await inner.DeliverAsync(request, cancellationToken).ConfigureAwait(false);
        await RememberAsync(key, request, receipt).ConfigureAwait(false);
        return receipt;
    }

    // Not cancelled: it has been delivered, and not to remember that would deliver it again.
    private async Task RememberAsync(RecordKey key, DeliveryRequest request, DeliveryReceipt receipt)
    {
        var files = request.Files.Select(file => file.Name).Order(StringComparer.Ordinal);
        var detail = JsonSerializer.SerializeToUtf8Bytes(new { Delivery = Id, request.Event, request.Product, Audience = Word(Audience), Files = files }, EvidenceJson.Compact);
        await catalog.PutAsync(key, new Delivered(receipt.Links), CancellationToken.None).ConfigureAwait(false);
        await catalog.Store.AppendToLedgerAsync(
            [new LedgerDraft($"delivered|{Id}|{request.Id}", "delivered", request.Id, Sha256Digest.Of(detail), System.Text.Encoding.UTF8.GetString(detail), time.GetUtcNow())],
            CancellationToken.None).ConfigureAwait(false);
    }

    private static string Word(DisclosureLevel level) => level.ToString().ToLowerInvariant();

    private sealed record Delivered(IReadOnlyDictionary<string, string> Links);
}
