using System.Runtime.CompilerServices;

namespace Evidence.Connectors.Http;

/// <summary>Reads listings to their last page.</summary>
internal static class Paging
{
    /// <summary>
    /// The pages of a listing, one after the other. Where the source leads in a circle, breaks off or delivers another number of items than it states, reading ends with
    /// a fault that says after how many items; the pages before it were given.
    /// </summary>
    public static async IAsyncEnumerable<SourcePage> ReadPagesAsync(
        this SourceClient client, PagedRequest paged, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var progress = new PagingProgress();
        for (var request = paged.First; request is not null;)
        {
            progress.Ask(request);
            var (reply, asked) = await ReadPageAsync(client, paged, request, progress, cancellationToken).ConfigureAwait(false);
            using (reply)
            {
                var items = paged.Items(reply).ToList();
                var fresh = items.Where(item => progress.IsNew(paged.Id(item))).ToList();
                progress.Check(items.Count, fresh.Count);
                progress.Total = paged.Total?.Invoke(reply) ?? progress.Total;
                yield return new SourcePage(reply, fresh);
                request = paged.Next(reply, asked, items.Count);
            }
        }

        progress.Reconcile();
    }

    private static async Task<(JsonReply Reply, SourceRequest Asked)> ReadPageAsync(
        SourceClient client, PagedRequest paged, SourceRequest request, PagingProgress progress, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                var ask = paged.Ask ?? client.ReadJsonAsync;
                return (await ask(request, cancellationToken).ConfigureAwait(false), request);
            }
            catch (SourceFaultException fault)
            {
                request = paged.Shrink?.Invoke(request, fault) ?? throw progress.Locate(fault);
            }
        }
    }
}
